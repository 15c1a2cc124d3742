import type { Interval } from '@valora/spec/types'
import { instant } from './life-steps.ts'

export type AnchorSource = {
  requirement: string
  why: string
  anchor: string
  time_zone: string
  interval: Interval
  boundaries: { k: number; at: string }[]
}

/** Zone and interval: `UTC month` or `Europe/Berlin 2 week`. */
export const placeOf = (text: string): { time_zone: string; interval: Interval } => {
  const [time_zone = '', ...words] = text.split(' ')
  const [unit, count = '1'] = words.toReversed()
  return { time_zone, interval: { unit: unit as Interval['unit'], count: Number(count) } }
}

type Row = [why: string, place: string, anchor: string, boundaries: string]

const boundariesOf = (text: string) => text.split(', ').map((one) => {
  const [k = '', time = ''] = one.split(' ')
  return { k: Number(k), at: instant(time) }
})

const anchorsOf = (requirement: string, rows: readonly Row[]): AnchorSource[] =>
  rows.map(([why, place, anchor, boundaries]) => ({
    requirement, why, anchor: instant(anchor), ...placeOf(place),
    boundaries: boundariesOf(boundaries),
  }))

/** Boundaries before and after their anchor, each of them worked out by hand. */
export const anchors = [
  ...anchorsOf('TIM-4.1', [
    ['before an anchor on the 31st months are clamped too', 'UTC month', '03-31',
      '-4 2025-11-30, -3 2025-12-31, -2 01-31, -1 02-28, 0 03-31'],
    ['a leap February lies before this anchor', 'UTC month', '2028-03-31',
      '-13 2027-02-28, -2 2028-01-31, -1 2028-02-29'],
    ['29 February, counted back over leap years and 1900', 'UTC year', '2028-02-29',
      '-128 1900-02-28, -28 2000-02-29, -4 2024-02-29, -1 2027-02-28'],
    ['a year of weeks before the first of January', 'UTC week', '01-01',
      '-52 2025-01-02, -1 2025-12-25'],
    ['two weeks back across 29 February', 'UTC 2 week', '2028-03-07', '-1 2028-02-22'],
    ['ten days back across the new year', 'UTC 10 day', '01-10', '-2 2025-12-21, -1 2025-12-31'],
    ['quarters back from 31 May', 'UTC 3 month', '05-31',
      '-3 2025-08-31, -2 2025-11-30, -1 02-28'],
    ['every three years from 29 February', 'UTC 3 year', '2024-02-29',
      '-4 2012-02-29, -1 2021-02-28, 5 2039-02-28'],
    ['every two years from 29 February', 'UTC 2 year', '2024-02-29',
      '-2 2020-02-29, -1 2022-02-28, 1 2026-02-28, 2 2028-02-29'],
    ['the anchor itself is boundary 0', 'UTC month', '01-31T10:00',
      '-1 2025-12-31T10:00, 0 01-31T10:00, 1 02-28T10:00'],
    ['thirty days back are no month', 'UTC 30 day', '03-01', '-2 2025-12-31, -1 01-30'],
    ['eighteen months from 31 August', 'UTC 18 month', '2025-08-31',
      '-1 2024-02-29, 1 2027-02-28, 2 2028-08-31'],
    ['eleven months from 31 January', 'UTC 11 month', '01-31', '1 2026-12-31, 2 2027-11-30'],
    ['a fraction of a second stays, backwards too', 'UTC month', '03-31T12:00:00.25',
      '-1 02-28T12:00:00.25'],
    ['a hundred years from 29 February 2000', 'UTC year', '2000-02-29',
      '96 2096-02-29, 100 2100-02-28, 104 2104-02-29'],
    ['a hundred years of months, still the 31st', 'UTC month', '01-31',
      '-1200 1926-01-31, 1200 2126-01-31, 1201 2126-02-28'],
    ['the 29th meets short and leap Februaries', 'UTC month', '03-29',
      '-1 02-28, 11 2027-02-28, 23 2028-02-29'],
    ['the last of April is the 30th of May', 'UTC month', '04-30',
      '-2 02-28, -1 03-30, 1 05-30, 2 06-30'],
    ['the last of February is the 28th of March', 'UTC month', '02-28', '-1 01-28, 1 03-28'],
    ['a day back from the first of March', 'UTC day', '2028-03-01', '-1 2028-02-29'],
  ]),
  ...anchorsOf('TIM-2.1', [
    ['months in Kathmandu, backwards', 'Asia/Kathmandu month', '03-30T18:15',
      '-2 01-30T18:15, -1 02-27T18:15, 1 04-29T18:15'],
    ['Kathmandu was half an hour nearer before 1986', 'Asia/Kathmandu month',
      '1986-01-30T18:15', '-1 1985-12-30T18:30'],
    ['a week in Berlin loses an hour', 'Europe/Berlin week', '03-23T23:00',
      '-1 03-16T23:00, 1 03-30T22:00'],
    ['a week in Berlin gains an hour', 'Europe/Berlin week', '10-20T22:00',
      '1 10-27T23:00, 2 11-03T23:00'],
    ['noon in New York, day by day into summer', 'America/New_York day', '03-07T17:00',
      '-1 03-06T17:00, 1 03-08T16:00, 2 03-09T16:00'],
    ['noon in New York, day by day into winter', 'America/New_York day', '10-31T16:00',
      '1 11-01T17:00, 2 11-02T17:00'],
    ['a week in Lord Howe gains half an hour', 'Australia/Lord_Howe week', '03-31T22:00',
      '-1 03-24T22:00, 1 04-07T22:30'],
    ['a day in Lord Howe loses half an hour', 'Australia/Lord_Howe day', '10-02T22:30',
      '1 10-03T22:00, 2 10-04T22:00'],
    ['Samoa crossed the date line: the 30th of a month is December 31', 'Pacific/Apia month',
      '2011-11-30T10:00', '1 2011-12-30T10:00, 2 2012-01-29T10:00'],
    ['and back again from the other side', 'Pacific/Apia month', '2012-01-29T10:00',
      '-2 2011-11-30T10:00, -1 2011-12-30T10:00'],
    ['a week in Samoa of six days', 'Pacific/Apia week', '2011-12-23T10:00',
      '1 2011-12-30T10:00, 2 2012-01-05T10:00'],
    ['the day that Samoa skipped is empty', 'Pacific/Apia day', '2011-12-25T10:00',
      '5 2011-12-30T10:00, 6 2011-12-30T10:00, 7 2011-12-31T10:00'],
    ['noon of the skipped day is its end', 'Pacific/Apia month', '2011-11-30T22:00',
      '1 2011-12-30T10:00, 2 2012-01-29T22:00'],
    ['Kwajalein skipped 21 August 1993', 'Pacific/Kwajalein month', '1993-07-21T12:00',
      '1 1993-08-21T12:00, 2 1993-09-20T12:00'],
    ['quarter hours in Chatham, backwards', 'Pacific/Chatham month', '10-30T10:15',
      '-1 09-29T10:15, -2 08-30T11:15'],
    ['autumn in Sydney', 'Australia/Sydney month', '03-31T13:00', '-1 02-28T13:00, 1 04-30T14:00'],
    ['half hours in Newfoundland', 'America/St_Johns month', '01-31T03:30',
      '-3 2025-10-31T02:30, 2 03-31T02:30'],
    ['Tehran gave up its summer time', 'Asia/Tehran month', '2022-08-31T19:30',
      '1 2022-09-30T20:30, 12 2023-08-31T20:30'],
    ['New York has begun its summer earlier since 2007', 'America/New_York year',
      '2006-03-20T05:00', '1 2007-03-20T04:00, 2 2008-03-20T04:00'],
  ]),
  ...anchorsOf('TIM-3.1', [
    ['a gap before the anchor', 'Europe/Berlin month', '04-29T00:30',
      '-2 02-28T01:30, -1 03-29T01:00'],
    ['day by day through a gap', 'Europe/Berlin day', '03-28T01:30',
      '1 03-29T01:00, 2 03-30T00:30'],
    ['week by week through a gap', 'Europe/Berlin week', '03-22T01:30',
      '1 03-29T01:00, 2 04-05T00:30'],
    ['day by day through the gap of New York', 'America/New_York day', '03-07T07:30',
      '1 03-08T07:00, 2 03-09T06:30'],
    ['day by day through half an hour', 'Australia/Lord_Howe day', '10-02T15:45',
      '1 10-03T15:30, 2 10-04T15:15'],
    ['once a year into a gap', 'Europe/Berlin year', '2025-03-29T01:30',
      '1 03-29T01:00, 2 2027-03-29T00:30'],
    ['midnight in Santiago, day by day', 'America/Santiago day', '09-05T04:00',
      '1 09-06T04:00, 2 09-07T03:00'],
    ['midnight in Havana, day by day', 'America/Havana day', '03-07T05:00',
      '1 03-08T05:00, 2 03-09T04:00'],
  ]),
  ...anchorsOf('TIM-3.2', [
    ['day by day over the hour that comes twice', 'Europe/Berlin day', '10-24T00:30',
      '1 10-25T00:30, 2 10-26T01:30'],
    ['the hour that came twice lies before the anchor', 'Europe/Berlin month', '11-25T01:30',
      '-2 09-25T00:30, -1 10-25T00:30'],
    ['day by day in New York', 'America/New_York day', '10-31T05:30',
      '1 11-01T05:30, 2 11-02T06:30'],
    ['half an hour comes twice in Lord Howe', 'Australia/Lord_Howe day', '04-03T14:45',
      '1 04-04T14:45, 2 04-05T15:15'],
    ['midnight comes twice in Havana', 'America/Havana day', '10-31T04:00',
      '1 11-01T04:00, 2 11-02T05:00'],
    ['once a year into the hour that comes twice', 'Europe/Berlin year', '2025-10-25T00:30',
      '1 10-25T00:30, 2 2027-10-25T00:30'],
  ]),
]
