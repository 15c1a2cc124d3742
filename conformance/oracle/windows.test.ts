import { expect, test } from 'vitest'
import { windowsOf, type WindowSize } from './windows.ts'

// Hours of each window; the clock changes are those of the zones' own published rules.
test.each<[WindowSize, string, string, string, number[], string]>([
  ['day', 'Europe/Berlin', '2026-03-28T23:00', '2026-03-30T22:00', [23, 24], 'an hour is skipped'],
  ['day', 'Europe/Berlin', '2026-10-24T22:00', '2026-10-26T23:00', [25, 24], 'an hour comes twice'],
  ['day', 'Australia/Lord_Howe', '2026-04-04T13:00', '2026-04-05T13:30', [24.5], 'half an hour'],
  ['day', 'America/Santiago', '2026-09-05T04:00', '2026-09-07T03:00', [24, 23],
    'midnight is skipped'],
  ['day', 'America/Havana', '2026-10-31T04:00', '2026-11-02T05:00', [24, 25],
    'midnight comes twice'],
  ['hour', 'Asia/Kathmandu', '2026-01-10T10:15', '2026-01-10T12:15', [1, 1], 'quarter hours'],
  ['hour', 'Asia/Kathmandu', '2026-01-10T10:00', '2026-01-10T12:00', [0.25, 1, 0.75], 'cut ones'],
  ['hour', 'Europe/Berlin', '2026-10-24T23:00', '2026-10-25T03:00', [1, 2, 1],
    'the earlier 02:00 begins its hour'],
  ['hour', 'Europe/Berlin', '2026-03-29T00:00', '2026-03-29T03:00', [1, 1, 1], 'no empty one'],
  ['month', 'UTC', '2028-01-31T00:00', '2028-03-02T00:00', [24, 29 * 24, 24], 'a leap year'],
  ['whole', 'Europe/Berlin', '2026-03-28T23:00', '2026-03-30T22:00', [47], 'never cut'],
])('%s in %s from %s to %s: %j hours, %s', (size, zone, from, to, wanted) => {
  const [start, end] = [`${from}:00Z`, `${to}:00Z`]
  const windows = windowsOf({ start, end, size, zone })
  expect(windows.map((one) => (Date.parse(one.end) - Date.parse(one.start)) / 3_600_000))
    .toEqual(wanted)
  expect([windows[0]?.start, windows.at(-1)?.end]).toEqual([start, end])
  expect(windows.slice(1).map((one) => one.start))
    .toEqual(windows.slice(0, -1).map((one) => one.end))
})
