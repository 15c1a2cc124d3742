import { advance, arrears, livesOf, usage, type Shop } from './lives.ts'
import { perUnit } from './price-terms.ts'

const shop: Shop = {
  prices: {
    seats: advance(perUnit('31')), care: arrears(perUnit('62')),
    calls: usage('calls', perUnit('2')),
  },
  plans: {
    seats: 'month seats=1', care: 'month care=1', calls: 'month calls',
    all: 'month seats=1 care=1 calls', desk: 'month seats=1 care=1', weekly: 'week seats=1',
  },
}
const off: Shop = { ...shop, coupons: { half: { percentage: '50', duration: 'once' } } }
const taxed: Shop = { ...shop, tax_rates: { vat: { percentage: '20', inclusive: false } } }
const trial = '01-01 create seats trial:01-15'

/** Trials: what they show and what they cost, which is nothing. */
export const trials = [
  ...livesOf('SUB-5.1', [
    ['14 of 31 days, and as much off: -31 x 14 / 31 = -14', shop, [trial]],
    ['usage of the trial: -5 x 2 = -10', shop,
      ['01-01 create calls trial:01-15', '01-10 usage calls 5', '01-15 wait']],
    ['arrears of the trial: -62 x 14 / 31 = -28', shop,
      ['01-01 create care trial:01-15', '01-15 wait']],
    ['a whole month: -31 x 1 = -31', shop, ['01-01 create seats trial:02-01']],
    ['coupons wait for what costs something: 31 x 0.5 = 15.5', off,
      ['01-01 coupon half', trial, '01-15 wait']],
    ['nothing is taxed: 31 x 0.2 = 6.2 comes later', taxed, [`${trial} tax:vat`, '01-15 wait']],
    ['another seat in the trial is free too: -2 x 31 x 7 / 31 = -14', shop,
      [trial, '01-08 change seats=2', '01-15 wait']],
    ['two months and a half are three periods: -31 x 15 / 31 = -15', shop,
      ['01-01 create seats trial:03-16', '03-16 wait']],
  ]),
  ...livesOf('SUB-5.2', [
    ['usage at its end is paid: 3 x 2 = 6', shop,
      ['01-01 create calls trial:01-15', '01-14T23:59:59 usage calls 5', '01-15 usage calls 3',
        '02-15 wait']],
    ['the first paid charge begins at its end: 31 x 1 = 31', shop, [trial, '01-15 wait']],
    ['canceled in the trial nothing is due: -5 x 2 = -10', shop,
      ['01-01 create all trial:01-15', '01-05 usage calls 5', '01-08 cancel now']],
    ['canceled for its end nothing is charged: -31 x 14 / 31 = -14', shop,
      [trial, '01-08 cancel at:01-15', '03-01 wait']],
    ['a change that waits for its end is paid: 2 x 31 = 62', shop,
      [trial, '01-08 change seats=2 at:01-15', '01-15 wait']],
  ]),
  ...livesOf('SUB-5.3', [
    ['months are counted from its end: 31 x 1 = 31', shop, [trial, '02-15 wait']],
    ['a trial to the 31st: 31 x 1 = 31 for 28 days', shop,
      ['01-01 create seats trial:01-31', '02-28 wait']],
    ['with an anchor of its own: 31 x 17 / 31 = 17', shop,
      [`${trial} anchor:02-01`, '02-01 wait']],
    ['weeks: 31 x 1 = 31', shop, ['01-01 create weekly trial:01-10', '01-17 wait']],
    ['it is longer than a week: -31 x 2 / 7 ~ -8.86', shop,
      ['01-01 create weekly trial:01-10']],
    ['by the second: -31 x 1209600 / 2678400 = -14', shop, [`${trial} second`, '01-15 wait']],
    ['a trial of a start that is ahead: -31 x 10 / 31 = -10', shop,
      ['01-01 create seats start:01-05 trial:01-15', '01-15 wait']],
  ]),
]
