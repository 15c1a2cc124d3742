import { expect, test } from 'vitest'
import { headerText } from './header-text.ts'

test.each([
  ['plain', 'plain', 'nothing to decode'],
  ['storage%2Esampled', 'storage.sampled', 'encoding without need is taken'],
  ['Euro%20%E2%82%AC%20%f0%9f%98%80', 'Euro \u20ac \u{1f600}', 'UTF-8 in either case'],
  ['%2541', '%41', 'one round only'],
  ['"a \\"b\\" %20c"', 'a "b"  c', 'a quoted string as older senders write it'],
  ['', '', 'empty text'],
])('%s is %j: %s', (value, text, _why) => {
  expect(headerText(value)).toBe(text)
})

test.each([
  ['%C0%A0', 'an overlong encoding'], ['%E2%82', 'cut off UTF-8'], ['50%', 'a bare percent sign'],
  ['\u00e9', 'no ASCII'], ['a\tb', 'a tab'],
])('%j is no text: %s', (value, _why) => {
  expect(headerText(value)).toBeUndefined()
})
