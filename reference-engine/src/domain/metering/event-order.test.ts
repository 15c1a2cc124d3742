import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { compareEvents, laterOf } from './event-order.ts'

const at = (eventId: string, second = '00') =>
  ({ eventId, timestamp: parseInstant(`2026-01-01T00:00:${second}Z`) })

test.each([
  [at('b', '00'), at('a', '01'), 'time comes first'],
  [at('a'), at('b'), 'then the id'],
  [at('a'), at('aa'), 'a prefix is earlier'],
  [at(''), at('a'), 'the empty id is first'],
  [at('Z'), at('a'), 'capitals are before small letters'],
  [at('\uff61'), at('\u{1f600}'), 'by code point, not by UTF-16 unit'],
  [at('\u{1f600}'), at('\u{1f601}'), 'within pairs of surrogates'],
])('%o is before %o: %s', (one, other) => {
  expect(compareEvents(one, other)).toBeLessThan(0)
  expect(compareEvents(other, one)).toBeGreaterThan(0)
  expect(laterOf(one, other)).toBe(other)
  expect(laterOf(other, one)).toBe(other)
})

test('an event is level with itself', () => {
  expect(compareEvents(at('a'), at('a'))).toBe(0)
})
