import { expect, test } from 'vitest'
import { InvariantBroken, assert } from './assert.ts'

test('what holds passes in silence', () => {
  expect(() => assert(true, 'one is one')).not.toThrow()
})

test('what does not hold is named', () => {
  expect(() => assert(false, 'one is one')).toThrow(new InvariantBroken('one is one'))
})
