import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { formatInstant } from './instant.ts'
import { instantOfWallTime } from './wall-time.ts'

test.each([
  ['2026-01-31T00:00', 'Asia/Kathmandu', '2026-01-30T18:15:00Z', 'an offset of 5:45'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'in a gap: its end, not 03:30'],
  ['2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the first skipped minute'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the first time after the gap'],
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z', 'the last time before the gap'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', 'ambiguous: the earlier'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z', 'ambiguous west of UTC'],
  ['2026-03-08T02:15', 'America/New_York', '2026-03-08T07:00:00Z', 'a gap west of UTC'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'a gap of half an hour'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', 'half an hour twice'],
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'a whole day skipped'],
  ['2018-11-04T00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 'a gap at midnight'],
])('%s in %s is %s: %s', (local, timeZone, wanted) => {
  const instant = instantOfWallTime(Temporal.PlainDateTime.from(local), timeZone)
  expect(formatInstant(instant)).toBe(wanted)
})
