import { advance, arrears, livesOf, usage, type Shop } from './lives.ts'
import { perUnit } from './price-terms.ts'

const shop: Shop = {
  prices: {
    seats: advance(perUnit('31')), care: arrears(perUnit('62')),
    calls: usage('calls', perUnit('2')),
    february: advance(perUnit('28')),
  },
  plans: {
    seats: 'month seats=1', care: 'month care=1', calls: 'month calls',
    all: 'month seats=1 care=1 calls', february: 'month february=1', weekly: 'week seats=1',
  },
}
const [seats, care, calls] = ['01-01 create seats', '01-01 create care', '01-01 create calls']

/** Pauses and what resuming bills. */
export const pauses = [
  ...livesOf('SUB-4.1', [
    ['usage before the pause is billed: 5 x 2 = 10', shop,
      [calls, '01-10 usage calls 5', '01-11 pause']],
    ['usage at the instant of the pause is not: 5 x 2 = 10', shop,
      [calls, '01-10 usage calls 5', '01-11 pause', '01-11 usage calls 7', '02-01 wait']],
    ['nor is usage in the pause: 3 x 2 = 6', shop,
      [calls, '01-11 pause', '01-12 usage calls 7', '01-21 resume', '01-22 usage calls 3',
        '02-01 wait']],
    ['usage at the instant of resuming is: 4 x 2 = 8', shop,
      [calls, '01-11 pause', '01-21 resume', '01-21 usage calls 4', '02-01 wait']],
  ]),
  ...livesOf('SUB-4.2', [
    ['21 days are given back: -31 x 21 / 31 = -21', shop, [seats, '01-11 pause']],
    ['with none the charge stays: 31 x 1 = 31', shop, [seats, '01-11 pause none', '01-20 wait']],
    ['ten days in arrears: 62 x 10 / 31 = 20', shop, [care, '01-11 pause']],
    ['with none a charge in arrears is due in full: 62 x 1 = 62', shop,
      [care, '01-11 pause none']],
    ['all at once: 62 x 10 / 31 - 31 x 21 / 31 + 3 x 2 = 5', shop,
      ['01-01 create all', '01-05 usage calls 3', '01-11 pause']],
    ['on the first day all is given back: -31 x 31 / 31 = -31', shop, [seats, '01-01T12:00 pause']],
    ['by the second: -31 x 1339200 / 2678400 = -15.5', shop,
      [`${seats} second`, '01-16T12:00 pause']],
    ['after a change the last charge is given back: -42 x 11 / 21 = -22', shop,
      [seats, '01-11 change seats=2', '01-21 pause']],
  ]),
  ...livesOf('SUB-4.3', [
    ['eleven days are left: 31 x 11 / 31 = 11', shop, [seats, '01-11 pause', '01-21 resume']],
    ['in arrears they are due at the boundary: 62 x 11 / 31 = 22', shop,
      [care, '01-11 pause', '01-21 resume', '02-01 wait']],
    ['in the next period: 28 x 14 / 28 = 14', shop,
      ['01-01 create february', '01-11 pause', '02-15 resume']],
    ['the boundaries stay where they were: 28 x 1 = 28', shop,
      ['01-01 create february', '01-11 pause', '01-21 resume', '02-01 wait']],
    ['a new anchor begins a whole month: 31 x 1 = 31', shop,
      [seats, '01-11 pause', '01-21 resume now']],
    ['and the next month is counted from it: 31 x 1 = 31', shop,
      [seats, '01-11 pause', '01-21 resume now', '02-21 wait']],
    ['weeks too: 31 x 3 / 7 ~ 13.29', shop,
      ['01-01 create weekly', '01-03 pause', '01-05 resume']],
    ['on a boundary the period is whole: 28 x 1 = 28', shop,
      ['01-01 create february', '01-11 pause', '02-01 resume']],
    ['twice in a period: 31 x 1 / 31 = 1', shop,
      [seats, '01-11 pause', '01-21 resume', '01-25 pause', '01-31 resume']],
  ]),
  ...livesOf('SUB-4.4', [
    ['a pause of three months costs nothing: 31 x 11 / 31 = 11', shop,
      [seats, '01-11 pause', '05-21 resume']],
    ['nor in arrears: 62 x 11 / 31 = 22', shop,
      [care, '01-11 pause', '05-21 resume', '06-01 wait']],
    ['a pause that never ends: -31 x 21 / 31 = -21', shop, [seats, '01-11 pause', '12-31 wait']],
    ['canceled in the pause nothing more is due: 62 x 10 / 31 = 20', shop,
      [care, '01-11 pause', '02-11 cancel now']],
    ['an end that comes in the pause: 62 x 10 / 31 = 20', shop,
      [care, '01-11 pause', '01-12 cancel at:03-01', '04-01 wait']],
  ]),
  ...livesOf('SUB-4.5', [
    ['the charge still covers the month: 31 x 1 = 31', shop,
      [seats, '01-11 pause none', '01-21 resume']],
    ['and the next month is charged whole: 28 x 1 = 28', shop,
      ['01-01 create february', '01-11 pause none', '01-21 resume', '02-01 wait']],
    ['in the next period it covers nothing: 28 x 14 / 28 = 14', shop,
      ['01-01 create february', '01-11 pause none', '02-15 resume']],
  ]),
]
