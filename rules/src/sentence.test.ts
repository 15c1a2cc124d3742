import { expect, test } from 'vitest'
import { isSentence } from './sentence.ts'

test.each<[unknown, boolean, string]>([
  ['The meter does not exist.', true, 'a capital and a stop'],
  ['`null` where there is none.', true, 'a quoted name begins it'],
  ['1 to 1000 events.', true, 'a digit begins it'],
  ['Either "a" or "b".', true, 'a quotation ends it'],
  ['the meter.', false, 'no capital'],
  ['The meter', false, 'no stop'],
  [undefined, false, 'nothing'],
])('%j is a sentence: %s, %s', (text, wanted) => {
  expect(isSentence(text)).toBe(wanted)
})
