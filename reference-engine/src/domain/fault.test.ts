import { expect, test } from 'vitest'
import { pointerTo } from './fault.ts'

test.each([
  [[], '', 'the whole document'],
  [['tiers', 0, 'up_to'], '/tiers/0/up_to', 'numbers are array indexes'],
  [['a/b', 'm~n'], '/a~1b/m~0n', 'slash and tilde are escaped'],
  [['~1'], '/~01', 'the tilde is escaped first'],
])('%j points at %j: %s', (tokens, wanted) => {
  expect(pointerTo(...tokens)).toBe(wanted)
})
