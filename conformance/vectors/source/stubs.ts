import type { Interval } from '@valora/spec/types'
import { placeOf } from './anchors.ts'
import { instant } from './life-steps.ts'

type Fraction = { numerator: number; denominator: number }

export type StubSource = {
  requirement: string
  why: string
  billing_anchor: string
  time_zone: string
  interval: Interval
  /** Where something begins inside of a natural period. */
  at: string
  k: number
  period: { start: string; end: string }
  /** What is left of the period, in local days and in whole seconds. */
  portions: { day?: Fraction; second?: Fraction }
}

type Row = [
  why: string, place: string, anchor: string, at: string, period: string, days: string,
  seconds?: string,
]

const fraction = (text: string): Fraction => {
  const [numerator = 0, denominator = 0] = text.split('/').map(Number)
  return { numerator, denominator }
}

const stubsOf = (requirement: string, rows: readonly Row[]): StubSource[] =>
  rows.map(([why, place, anchor, at, period, days, seconds]) => {
    const [k, start = '', end = ''] = period.split(' ')
    return {
      requirement, why, billing_anchor: instant(anchor), ...placeOf(place), at: instant(at),
      k: Number(k), period: { start: instant(start), end: instant(end) },
      portions: {
        ...days === '' ? {} : { day: fraction(days) },
        ...seconds === undefined ? {} : { second: fraction(seconds) },
      },
    }
  })

/** Natural periods that hold an instant, and what is left of them; all worked out by hand. */
export const stubs = [
  ...stubsOf('TIM-6.1', [
    ['half a month before its anchor', 'UTC month', '02-01', '01-15', '-1 01-01 02-01', '17/31',
      '1468800/2678400'],
    ['the same behind an older anchor', 'UTC month', '2025-12-01', '01-15', '1 01-01 02-01',
      '17/31', '1468800/2678400'],
    ['a start on the anchor is whole', 'UTC month', '01-01', '01-01', '0 01-01 02-01', '31/31',
      '2678400/2678400'],
    ['a start on another boundary is whole too', 'UTC month', '01-01', '03-01', '2 03-01 04-01',
      '31/31', '2678400/2678400'],
    ['the last second of a period', 'UTC month', '02-01', '01-31T23:59:59', '-1 01-01 02-01',
      '1/31', '1/2678400'],
    ['an anchor on the 31st: February is whole with 28 days', 'UTC month', '01-31', '02-10',
      '0 01-31 02-28', '18/28'],
    ['the 31st of May, seen from February', 'UTC month', '05-31', '02-10', '-4 01-31 02-28',
      '18/28'],
    ['the clamped boundary begins a period of 31 days', 'UTC month', '01-31', '02-28',
      '1 02-28 03-31', '31/31'],
    ['a leap February', 'UTC month', '2028-01-31', '2028-02-10', '0 2028-01-31 2028-02-29',
      '19/29'],
    ['a year that ends on 28 February', 'UTC year', '2028-02-29', '2027-01-01',
      '-2 02-28 2027-02-28', '58/365'],
    ['a year of 366 days: it holds 28 February twice', 'UTC year', '2028-02-29', '2028-01-01',
      '-1 2027-02-28 2028-02-29', '59/366'],
    ['from leap day to 28 February are 365 days', 'UTC year', '2028-02-29', '2028-03-01',
      '0 2028-02-29 2029-02-28', '364/365'],
    ['weeks from a Monday', 'UTC week', '01-05', '02-05', '4 02-02 02-09', '4/7',
      '345600/604800'],
    ['two weeks, before an anchor two months ahead', 'UTC 2 week', '03-02', '01-01',
      '-5 2025-12-22 01-05', '4/14'],
    ['a quarter of 90 days', 'UTC 3 month', '01-01', '02-15', '0 01-01 04-01', '45/90'],
    ['42 of 91 days, and never of the days since the start', 'UTC 3 month', '04-01', '05-20',
      '0 04-01 07-01', '42/91'],
    ['three years from leap day have 1095 days', 'UTC 3 year', '2024-02-29', '08-01',
      '0 2024-02-29 2027-02-28', '211/1095'],
    ['ten days', 'UTC 10 day', '01-01', '01-25T12:00', '2 01-21 01-31', '6/10',
      '475200/864000'],
  ]),
  ...stubsOf('PRO-1.2', [
    ['the day of the anchor counts, later that day too', 'UTC month', '01-10T12:00',
      '01-10T18:00', '0 01-10T12:00 02-10T12:00', '31/31', '2656800/2678400'],
    ['the evening of a day counts it', 'UTC month', '01-10T12:00', '01-20T23:59:59',
      '0 01-10T12:00 02-10T12:00', '21/31'],
    ['midnight begins the next', 'UTC month', '01-10T12:00', '01-21',
      '0 01-10T12:00 02-10T12:00', '20/31'],
    ['the morning of the last day has no day left', 'UTC month', '01-10T12:00', '02-10T06:00',
      '0 01-10T12:00 02-10T12:00', '0/31', '21600/2678400'],
    ['the morning before the anchor has none either', 'UTC month', '01-10T12:00',
      '01-10T11:59:59', '-1 2025-12-10T12:00 01-10T12:00', '0/31', '1/2678400'],
    ['a second before midnight in Berlin', 'Europe/Berlin month', '01-31T23:00',
      '02-14T22:59:59', '0 01-31T23:00 02-28T23:00', '15/28'],
    ['midnight in Berlin', 'Europe/Berlin month', '01-31T23:00', '02-14T23:00',
      '0 01-31T23:00 02-28T23:00', '14/28'],
    ['a second before midnight in Kathmandu', 'Asia/Kathmandu month', '2025-12-31T18:15',
      '01-10T18:14:59', '0 2025-12-31T18:15 01-31T18:15', '22/31'],
    ['midnight in Kathmandu', 'Asia/Kathmandu month', '2025-12-31T18:15', '01-10T18:15',
      '0 2025-12-31T18:15 01-31T18:15', '21/31'],
    ['an evening in Los Angeles is the next day in UTC', 'America/Los_Angeles month',
      '01-01T08:00', '01-21T05:00', '0 01-01T08:00 02-01T08:00', '12/31'],
    ['a morning in Auckland is the day before in UTC', 'Pacific/Auckland month',
      '2025-12-31T11:00', '01-19T20:00', '0 2025-12-31T11:00 01-31T11:00', '12/31'],
    ['March in Berlin has 31 days, one of them short', 'Europe/Berlin month', '02-28T23:00',
      '03-29T10:00', '0 02-28T23:00 03-31T22:00', '3/31', '216000/2674800'],
    ['October in Berlin has 31 days, one of them long', 'Europe/Berlin month', '09-30T22:00',
      '10-25T00:30', '0 09-30T22:00 10-31T23:00', '7/31', '599400/2682000'],
    ['October in Lord Howe lacks half an hour', 'Australia/Lord_Howe month', '09-30T13:30',
      '10-04T00:00', '0 09-30T13:30 10-31T13:00', '28/31', '2379600/2676600'],
    ['a day of 23 hours is one day', 'Europe/Berlin day', '03-28T23:00', '03-29T10:00',
      '0 03-28T23:00 03-29T22:00', '1/1', '43200/82800'],
    ['a day of 25 hours is one day', 'Europe/Berlin day', '10-24T22:00', '10-25T10:00',
      '0 10-24T22:00 10-25T23:00', '1/1', '46800/90000'],
    ['a week in New York with a short day', 'America/New_York week', '03-04T05:00',
      '03-08T12:00', '0 03-04T05:00 03-11T04:00', '3/7', '230400/601200'],
  ]),
  ...stubsOf('PRO-1.3', [
    ['a second and a half holds one whole second', 'UTC month', '02-01', '01-31T23:59:58.5',
      '-1 01-01 02-01', '1/31', '1/2678400'],
    ['half a second holds none', 'UTC month', '02-01', '01-31T23:59:59.5', '-1 01-01 02-01',
      '1/31', '0/2678400'],
    ['an anchor between two seconds', 'UTC month', '01-01T00:00:00.5', '01-01T00:00:01',
      '0 01-01T00:00:00.5 02-01T00:00:00.5', '31/31', '2678399/2678400'],
    ['an hour is what elapsed, not what the clock shows', 'Europe/Berlin month', '02-28T23:00',
      '03-28T23:00', '0 02-28T23:00 03-31T22:00', '3/31', '255600/2674800'],
    ['a year of seconds', 'UTC year', '01-01', '07-02', '0 01-01 2027-01-01', '183/365',
      '15811200/31536000'],
  ]),
  ...stubsOf('TIM-6.2', [
    ['five months ahead', 'UTC month', '06-15', '01-20', '-5 01-15 02-15', '26/31'],
    ['seven months back', 'UTC month', '2025-06-15', '01-20', '7 01-15 02-15', '26/31'],
    ['ten years back', 'UTC month', '2016-02-15', '01-20', '119 01-15 02-15', '26/31'],
    ['the 31st of January', 'UTC month', '01-31', '04-10', '2 03-31 04-30', '20/30'],
    ['the 31st of a December ahead', 'UTC month', '2027-12-31', '04-10', '-21 03-31 04-30',
      '20/30'],
    ['the 31st of January two years back', 'UTC month', '2024-01-31', '04-10',
      '26 03-31 04-30', '20/30'],
    ['midnight in Berlin in summer', 'Europe/Berlin month', '06-30T22:00', '03-10T12:00',
      '-4 02-28T23:00 03-31T22:00', '22/31'],
    ['midnight in Berlin in winter', 'Europe/Berlin month', '2025-12-31T23:00', '03-10T12:00',
      '2 02-28T23:00 03-31T22:00', '22/31'],
    ['a leap day behind', 'UTC year', '2020-02-29', '06-01', '6 02-28 2027-02-28', '272/365'],
    ['a leap day ahead', 'UTC year', '2032-02-29', '06-01', '-6 02-28 2027-02-28', '272/365'],
    ['the day that Samoa skipped holds nothing', 'Pacific/Apia day', '2011-12-25T10:00',
      '2011-12-30T10:00', '6 2011-12-30T10:00 2011-12-31T10:00', '1/1', '86400/86400'],
    ['the day before it ends where it would', 'Pacific/Apia day', '2011-12-25T10:00',
      '2011-12-30T09:00', '4 2011-12-29T10:00 2011-12-30T10:00', '', '3600/86400'],
  ]),
]
