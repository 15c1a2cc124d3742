import { expect, test } from 'vitest'
import { compareCodePoints } from './code-points.ts'
import { groupsOf } from './groups.ts'

const event = (id: string, properties: Record<string, string | number>) =>
  ({ id, timestamp: '2026-01-10T00:00:00Z', properties })

test('groups are combinations of texts, null first', () => {
  const events = [event('a', { r: 'us', t: 1 }), event('b', { r: 'eu' }), event('c', { t: '1' }),
    event('d', { r: 'us', t: '1' })]
  expect(groupsOf(events, ['r', 't']).map(({ group, events: own }) =>
    [group, own.map(({ id }) => id)])).toEqual([
    [{ r: null, t: '1' }, ['c']], [{ r: 'eu', t: null }, ['b']],
    [{ r: 'us', t: '1' }, ['a', 'd']],
  ])
})

test.each([
  ['a', 'b', -1, 'letters'], ['B', 'a', -1, 'capitals come first'], ['a', 'ab', -1, 'a beginning'],
  ['\uffe5', '\u{1f600}', -1, 'code points, not halves of them'], ['a', 'a', 0, 'equal texts'],
  ['10', '9', -1, 'digits are letters'],
])('%s and %s: %i, %s', (one, other, wanted) => {
  expect(Math.sign(compareCodePoints(one, other))).toBe(wanted)
  expect(Math.sign(compareCodePoints(other, one))).toBe(-wanted + 0)
})
