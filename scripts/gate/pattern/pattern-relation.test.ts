import { expect, test } from 'vitest'
import { patternRelation } from './pattern-relation.ts'

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
  ['^(?!0)\\d$', '^(?!1)\\d$', 'other', 'different conditions are not understood'],
  ['^(a)\\1$', '^(a)\\1+$', 'other', 'nor are references backwards'],
  ['^a|b$', '^a|b|c$', 'other', 'nor an anchor of one choice'],
  ['^[a-z]{1,9000}$', '^[a-z]{1,9001}$', 'other', 'what is too large is not guessed'],
] as const)('%s -> %s is %s: %s', (base, revision, wanted, _why) => {
  expect(patternRelation(base, revision)).toBe(wanted)
  expect(patternRelation(revision, base)).toBe(opposite[wanted])
})

test('a pattern is the same as itself', () => {
  expect(patternRelation('^(?<year>x)', '^(?<year>x)')).toBe('same')
})
