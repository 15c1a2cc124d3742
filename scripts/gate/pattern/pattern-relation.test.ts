import { expect, test } from 'vitest'
import { patternRelation, textRelation } from './pattern-relation.ts'

const opposite = { wider: 'narrower', narrower: 'wider', same: 'same', other: 'other' } as const

test.each([
  ['^[a-z]{1,32}$', '^[a-z]{1,64}$', 'wider', 'longer texts fit too'],
  ['^[a-z]+$', '^[a-z0-9]+$', 'wider', 'digits fit too'],
  ['^(a|b)$', '^(a|b|c)$', 'wider', 'one choice more'],
  ['^[a-z]+$', '[a-z]+', 'wider', 'without anchors anything stands around it'],
  ['^a$', '^a?$', 'wider', 'the empty text fits too'],
  ['^[^a]$', '^.$', 'other', 'a line end is no a, and a dot is an a'],
  ['^\\d{4}$', '^[0-9]{4}$', 'same', 'a digit has two spellings'],
  ['^[a-z]+$', '^(?:[a-z])(?:[a-z])*$', 'same', 'so has "at least one"'],
  ['^a+?$', '^a+$', 'same', 'to ask for few first changes nothing'],
  ['^a$', '^b$', 'other', 'neither holds the other'],
  ['^(?!0)\\d$', '^(?!0)\\d{1,2}$', 'wider', 'a shared condition takes the same from both'],
  ['^(?!0)\\d$', '^(?!1)\\d$', 'other', 'each condition takes another text away'],
  ['^(?!0)\\d+$', '^[1-9]\\d*$', 'same', 'a condition can be said by what is left'],
  ['^(?!0$)\\d+$', '^\\d+$', 'wider', 'without the condition one text more fits'],
  ['^(?=.*a)[ab]$', '^a$', 'same', 'a condition may ask for something'],
  ['^[\\w-.]$', '^[-.\\w]$', 'same', 'a dash beside a group is a dash'],
  ['^[\\u0041-\\u005a]$', '^[A-Z]$', 'same', 'a character has a number'],
  ['^\\x41\\u{42}\\/\\cJ$', '^AB/\\n$', 'same', 'a number has several spellings'],
  ['^\\p{Lu}$', '^[\\p{Lu}]$', 'same', 'a property is a set of characters'],
  ['^\\p{Lu}$', '^[\\p{Lu}0]$', 'wider', 'which may be one of several'],
  ['^(?<year>\\d{4})$', '^\\d{4}$', 'same', 'the name of a group says nothing'],
  ['^a$|^b$', '^(a|b)$', 'same', 'each choice may have its anchors'],
  ['^-?(?!0$)\\d{1,2}$', '^-?(?!0$)\\d{1,4}$', 'other', 'a condition in the middle is unknown'],
  ['^(a)\\1$', '^(a)\\1+$', 'other', 'nor are references backwards'],
  ['^a|b$', '^a|b|c$', 'wider', 'an anchor belongs to its choice'],
  ['^[a-z]{1,9000}$', '^[a-z]{1,9001}$', 'other', 'what is too large is not guessed'],
] as const)('%s -> %s is %s: %s', (base, revision, wanted, _why) => {
  expect(patternRelation(base, revision)).toBe(wanted)
  expect(patternRelation(revision, base)).toBe(opposite[wanted])
})

test.each([
  ['^[a-z]{3,5}$', {}, '^[a-z]+$', { least: 3, most: 5 }, 'same', 'a length may say it'],
  ['^[a-z]{3,5}$', {}, '^[a-z]+$', { least: 3, most: 4 }, 'narrower', 'a length may narrow it'],
  ['^[a-y]+$', {}, '^[a-z]+$', { most: 4 }, 'other', 'each has texts that the other lacks'],
  ['^a+$', { most: 90_000 }, '^a+$', {}, undefined, 'what is too large is not guessed'],
] as const)('%s %j -> %s %j is %s: %s', (...row) => {
  const [was, before, is, after, wanted] = row
  expect(textRelation({ pattern: was, ...before }, { pattern: is, ...after })).toBe(wanted)
})

test('a pattern is the same as itself', () => {
  expect(patternRelation('^(?<year>x)', '^(?<year>x)')).toBe('same')
})
