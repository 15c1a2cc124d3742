import { expect, test } from 'vitest'
import { isBoundedPattern } from './bounded-pattern.ts'
import { faultOfPattern } from './pattern-fault.ts'

test.each([
  ['^[A-Z]{3}$', true, 'a fixed length'],
  ['^a{1,9}$', true, 'a greatest length'],
  ['^[*+]$', true, 'a class holds no quantifier'],
  ['^\\+$', true, 'an escaped sign is no quantifier'],
  ['^a+$', false, 'one or more never ends'],
  ['^a{1,}$', false, 'an open range never ends'],
  ['[A-Z]{3}', false, 'unanchored text goes on'],
])('%s is bounded: %s, %s', (pattern, wanted) => {
  expect(isBoundedPattern(pattern)).toBe(wanted)
})

test.each<[string, string | undefined, string]>([
  ['^(a|b)$', undefined, 'alternatives in a group keep the anchors'],
  ['^((a|b)|c)$', undefined, 'so do nested ones'],
  ['^a|b$', 'an alternative escapes the anchors', 'each side has one anchor'],
  ['^a\\$', 'it is not anchored', 'an escaped dollar is text'],
  ['^(a$', 'it is no regular expression', 'a parenthesis is open'],
])('%s has the fault %s: %s', (pattern, wanted) => {
  expect(faultOfPattern(pattern)).toBe(wanted)
})
