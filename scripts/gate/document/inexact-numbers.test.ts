import { expect, test } from 'vitest'
import { inexactNumbers } from './inexact-numbers.ts'

test.each([
  ['maximum: 9007199254740993', 'maximum: 9007199254740992', 1, 'read as one, written as two'],
  ['{"a":9223372036854775807}', '{"a":9223372036854775806}', 1, 'so are the ends of int64'],
  ['a: 0.12345678901234567891', 'a: 0.12345678901234567892', 1, 'and long fractions'],
  ['a: 9223372036854775807', '{"a":9223372036854775807}', 0, 'the same number in both'],
  ['a: 9223372036854775807.0', 'a: 9223372036854775807', 0, 'a fraction of nothing'],
  ['a: 9007199254740993', 'a: 10', 0, 'that can be told apart once it is read'],
  ['a: "9007199254740993"', 'a: "9007199254740992"', 0, 'so can texts'],
])('%s -> %s tells %i: %s', (base, revision, wanted) => {
  expect(inexactNumbers(base, revision)).toHaveLength(wanted)
})
