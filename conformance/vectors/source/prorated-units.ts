import { advance, arrears, livesOf, type Shop } from './lives.ts'
import { flat, perUnit } from './price-terms.ts'

const seat = (unit: string, plan = 'month', more: Partial<Shop> = {}): Shop =>
  ({ prices: { seats: advance(perUnit(unit)) }, plans: { basic: `${plan} seats=1` }, ...more })

const seats31 = seat('31')
const start = '01-01 create basic'
const care: Shop = {
  prices: {
    care: arrears(perUnit('31')), help: arrears(flat('62')), seats: advance(perUnit('31')),
  },
  plans: {
    basic: 'month care=1', pro: 'month help=1', mixed: 'month seats=1 care=1',
    yearly: 'year care=1', none: 'month seats=1',
  },
}
const intervals: Shop = {
  prices: { seats: advance(perUnit('31')), desk: advance(perUnit('365')) },
  plans: { basic: 'month seats=1', yearly: 'year desk=1', weekly: 'week seats=1' },
}

/** Days, seconds, whole natural periods, charges in arrears and other intervals. */
export const units = [
  ...livesOf('PRO-1.1', [
    ['a quarter has 90 days: 2 x 90 x 45 / 90 = 90', seat('90', '3 month'),
      [start, '02-15 change seats=2']],
    ['42 of 91 days: 2 x 91 x 42 / 91 = 84', seat('91', '3 month'),
      ['04-01 create basic', '05-20 change seats=2']],
    ['a year has 365 days: 2 x 365 x 184 / 365 = 368', seat('365', 'year'),
      [start, '07-01 change seats=2']],
    ['a leap year has 366: 2 x 366 x 184 / 366 = 368', seat('366', 'year'),
      ['2028-01-01 create basic', '2028-07-01 change seats=2']],
    ['a week: 2 x 7 x 3 / 7 = 6', seat('7', 'week'), [start, '01-05 change seats=2']],
    ['ten days: 2 x 10 x 4 / 10 = 8', seat('10', '10 day'), [start, '01-07 change seats=2']],
    ['February: 2 x 28 x 18 / 28 = 36', seat('28'), ['02-01 create basic', '02-11 change seats=2']],
    ['a leap February: 2 x 29 x 19 / 29 = 38', seat('29'),
      ['2028-02-01 create basic', '2028-02-11 change seats=2']],
    ['from the 31st to the 28th: 2 x 28 x 18 / 28 = 36', seat('28'),
      ['01-31 create basic', '02-10 change seats=2']],
    ['in a first period of 17 days a month has 31: 2 x 31 x 10 / 31 = 20', seats31,
      ['01-15 create basic anchor:02-01', '01-22 change seats=2']],
    ['in a second period: 2 x 28 x 14 / 28 = 28', seat('28'), [start, '02-15 change seats=2']],
  ]),
  ...livesOf('PRO-1.2', [
    ['the last second of a day belongs to it: 2 x 31 x 21 / 31 = 42', seats31,
      [start, '01-11T23:59:59 change seats=2']],
    ['the first day, later on: -31 x 31 / 31 = -31', seats31,
      [start, '01-01T18:00 change seats=2']],
    ['the last day: 2 x 31 x 1 / 31 = 2', seats31, [start, '01-31T18:00 change seats=2']],
    ['midnight in Kathmandu has passed: 2 x 31 x 21 / 31 = 42',
      seat('31', 'month', { zone: 'Asia/Kathmandu' }),
      ['2025-12-31T18:15 create basic', '01-10T18:15 change seats=2']],
    ['midnight in Kathmandu is near: 2 x 31 x 22 / 31 = 44',
      seat('31', 'month', { zone: 'Asia/Kathmandu' }),
      ['2025-12-31T18:15 create basic', '01-10T18:14:59 change seats=2']],
    ['March in Berlin has 31 days: 2 x 31 x 3 / 31 = 6',
      seat('31', 'month', { zone: 'Europe/Berlin' }),
      ['02-28T23:00 create basic', '03-29T10:00 change seats=2']],
    ['noon to noon, in the evening: 2 x 31 x 21 / 31 = 42', seats31,
      ['01-10T12:00 create basic', '01-20T20:00 change seats=2']],
    ['noon to noon, in the morning: 2 x 31 x 21 / 31 = 42', seats31,
      ['01-10T12:00 create basic', '01-20T04:00 change seats=2']],
  ]),
  ...livesOf('PRO-1.3', [
    ['half a month: 2 x 31 x 1339200 / 2678400 = 31', seats31,
      [`${start} second`, '01-16T12:00 change seats=2']],
    ['the last second: 2 x 2678400 x 1 / 2678400 = 2', seat('2678400'),
      [`${start} second`, '01-31T23:59:59 change seats=2']],
    ['the first second is over: -2678400 x 2678399 / 2678400 = -2678399', seat('2678400'),
      [`${start} second`, '01-01T00:00:01 change seats=2']],
    ['March in Berlin lacks an hour: 2 x 743 x 216000 / 2674800 = 120',
      seat('743', 'month', { zone: 'Europe/Berlin' }),
      ['02-28T23:00 create basic second', '03-29T10:00 change seats=2']],
    ['October in Berlin has one more: 2 x 745 x 180000 / 2682000 = 100',
      seat('745', 'month', { zone: 'Europe/Berlin' }),
      ['09-30T22:00 create basic second', '10-29T21:00 change seats=2']],
    ['a third of a day of 23 hours is 23 / 3 hours: 2 x 69 x 27600 / 82800 = 46',
      seat('69', 'day', { zone: 'Europe/Berlin' }),
      ['03-28T23:00 create basic second', '03-29T14:20 change seats=2']],
  ]),
  ...livesOf('PRO-1.4', [
    ['no day is left on the morning of the last: 2 x 31 = 62', seats31,
      ['01-10T12:00 create basic', '02-10T06:00 change seats=2', '02-10T12:00 wait']],
    ['a charge in arrears for no day is none: 2 x 31 = 62', care,
      ['01-10T12:00 create basic', '01-10T18:00 change care=2', '02-10T12:00 wait']],
  ]),
  ...livesOf('PRO-2.5', [
    ['ten days of the old quantity: 31 x 10 / 31 = 10', care, [start, '01-11 change care=2']],
    ['and 21 of the new: 2 x 31 x 21 / 31 = 42', care,
      [start, '01-11 change care=2', '02-01 wait']],
    ['ten days of the old plan, 21 of the new: 62 x 21 / 31 = 42', care,
      [start, '01-11 change to:pro', '02-01 wait']],
    ['a price that leaves is billed by its share: 31 x 10 / 31 = 10', care,
      ['01-01 create mixed', '01-11 change to:none']],
    ['one that goes on is billed whole at the boundary: 31 x 1 = 31', care,
      ['01-01 create mixed', '01-11 change seats=2', '02-01 wait']],
    ['three parts of a month: 3 x 31 x 11 / 31 = 33', care,
      [start, '01-11 change care=2', '01-21 change care=3', '02-01 wait']],
    ['rounded by themselves: 31 x 1 / 31 = 1, 2 x 31 x 30 / 31 = 60', care,
      [start, '01-02 change care=2', '02-01 wait']],
    ['the first period of a charge in arrears: 31 x 17 / 31 = 17', care,
      ['01-15 create basic anchor:02-01', '02-01 wait']],
  ]),
  ...livesOf('SUB-6.10', [
    ['from a month to a year: -31 x 21 / 31 = -21, 365 x 1 = 365', intervals,
      [start, '01-11 change to:yearly']],
    ['a year from the day of the change: 365 x 1 = 365', intervals,
      [start, '01-11 change to:yearly', '2027-01-11 wait']],
    ['from a year to a month: -365 x 355 / 365 = -355', intervals,
      ['01-01 create yearly', '01-11 change to:basic']],
    ['months are counted from the change: 31 x 1 = 31', intervals,
      ['01-01 create yearly', '01-11 change to:basic', '02-11 wait']],
    ['the same price by the week: -31 x 21 / 31 = -21, 31 x 1 = 31', intervals,
      [start, '01-11 change to:weekly', '01-18 wait']],
    ['at the end of the period nothing is left to give back: 365 x 1 = 365', intervals,
      [start, '01-11 change to:yearly period_end', '02-01 wait']],
    ['arrears end with their interval: 31 x 10 / 31 = 10', care, [start, '01-11 change to:yearly']],
  ]),
]
