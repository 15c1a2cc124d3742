import { expect, test } from 'vitest'
import { compareGroups, groupKey, groupTexts, projectGroup } from './usage-group.ts'
import type { GroupTexts } from './usage-group.ts'

test.each<[GroupTexts, GroupTexts, string]>([
  [[null], [''], 'null comes first'], [['a'], ['b'], 'by text'],
  [['Z'], ['a'], 'by code point'], [['\uff61'], ['\u{1f600}'], 'not by UTF-16 unit'],
  [['a', null], ['a', 'a'], 'then by the next'], [[null, 'z'], ['a', null], 'the first decides'],
])('%j is before %j: %s', (one, other) => {
  expect(compareGroups(one, other)).toBeLessThan(0)
  expect(compareGroups(other, one)).toBeGreaterThan(0)
  expect(compareGroups(one, one)).toBe(0)
})

test.each<[GroupTexts]>([[[]], [['a', null]], [['"', ',', '[null]']]])(
  '%j reads back from its key', (texts) => {
    expect(groupTexts(groupKey(texts))).toEqual(texts)
  })

test('a coarser group keeps the asked places in the asked order', () => {
  const key = groupKey(['a', null, 'c'])
  expect([[2, 0], [1], []].map((places) => projectGroup(key, places)))
    .toEqual(['["c","a"]', '[null]', ''])
})
