import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../time/instant.ts'
import { usageWindows } from './usage-windows.ts'
import type { WindowUnit } from './usage-windows.ts'

const cut = (period: string, unit: WindowUnit, timeZone: string): string => {
  const [start = '', end = ''] = period.split(' ')
  const windows = [...usageWindows(
    { start: parseInstant(start), end: parseInstant(end) }, { unit, timeZone })]
  const [first] = windows
  const bounds = windows.map((window) => formatInstant(window.end).slice(5, 16))
  return [first ? formatInstant(first.start).slice(5, 16) : '', ...bounds].join(' ')
}

test.each<[string, WindowUnit, string, string, string]>([
  ['2026-01-01T00:30:00Z 2026-01-03T00:00:00Z', 'whole', 'UTC', '01-01T00:30 01-03T00:00',
    'one window'],
  ['2026-01-01T00:30:00Z 2026-01-01T02:15:00Z', 'hour', 'UTC',
    '01-01T00:30 01-01T01:00 01-01T02:00 01-01T02:15', 'the first and the last are cut'],
  ['2026-01-01T00:00:00Z 2026-01-01T02:00:00Z', 'hour', 'Asia/Kathmandu',
    '01-01T00:00 01-01T00:15 01-01T01:15 01-01T02:00', 'hours of the local clock'],
  ['2026-01-30T18:15:00Z 2026-02-28T18:15:00Z', 'month', 'Asia/Kathmandu',
    '01-30T18:15 01-31T18:15 02-28T18:15', 'a boundary at the end ends it'],
  ['2026-03-28T12:00:00Z 2026-03-30T12:00:00Z', 'day', 'Europe/Berlin',
    '03-28T12:00 03-28T23:00 03-29T22:00 03-30T12:00', 'a day of 23 hours'],
  ['2026-03-29T00:00:00Z 2026-03-29T03:00:00Z', 'hour', 'Europe/Berlin',
    '03-29T00:00 03-29T01:00 03-29T02:00 03-29T03:00', 'the hour that is skipped has no window'],
  ['2026-10-24T23:00:00Z 2026-10-25T03:00:00Z', 'hour', 'Europe/Berlin',
    '10-24T23:00 10-25T00:00 10-25T02:00 10-25T03:00', 'the hour that comes twice is one window'],
  ['2018-11-04T00:00:00Z 2018-11-05T12:00:00Z', 'day', 'America/Sao_Paulo',
    '11-04T00:00 11-04T03:00 11-05T02:00 11-05T12:00', 'a day that begins in a gap'],
])('%s by %s in %s is %s: %s', (period, unit, timeZone, wanted) => {
  expect(cut(period, unit, timeZone)).toBe(wanted)
})

test('a caller may stop at too many', () => {
  const period =
    { start: parseInstant('0001-01-01T00:00:00Z'), end: parseInstant('9999-01-01T00:00:00Z') }
  const windows = usageWindows(period, { unit: 'hour', timeZone: 'UTC' })
  expect([...windows.take(3)]).toHaveLength(3)
})
