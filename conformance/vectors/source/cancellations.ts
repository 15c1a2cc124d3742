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
    all: 'month seats=1 care=1 calls', february: 'month february=1',
  },
}
const taxed: Shop = { ...shop, tax_rates: { vat: { percentage: '20', inclusive: false } } }
const [seats, care, calls] = ['01-01 create seats', '01-01 create care', '01-01 create calls']
const february = '01-01 create february'

/** The end of a subscription, at once or later, with and without a settlement. */
export const cancellations = [
  ...livesOf('SUB-2.1', [
    ['at the end of the period: 62 x 1 = 62, and nothing opens', shop,
      [care, '01-11 cancel period_end', '03-01 wait']],
    ['at an instant inside of it, arrears in full: 62 x 1 = 62', shop,
      [care, '01-11 cancel at:01-21', '03-01 wait']],
    ['at an instant of the next period: 28 x 1 = 28', shop,
      [february, '01-11 cancel at:02-11', '03-01 wait']],
    ['before it has started: nothing is billed', shop,
      ['01-01 create seats start:02-01', '01-02 cancel now', '03-01 wait']],
    ['at the instant at which it would start: nothing is billed', shop,
      ['01-01 create seats start:02-01', '01-02 cancel at:02-01', '03-01 wait']],
    ['scheduled again, the later word holds: 62 x 1 = 62', shop,
      [care, '01-11 cancel at:01-21', '01-12 cancel period_end', '03-01 wait']],
  ]),
  ...livesOf('SUB-2.2', [
    ['at the instant of a boundary the new period is empty: 62 x 1 = 62', shop,
      [care, '02-01 cancel now', '03-01 wait']],
    ['at the start nothing was used: 31 x 1 = 31', shop,
      ['01-01 create all', '01-01 cancel now', '03-01 wait']],
  ]),
  ...livesOf('SUB-2.3', [
    ['usage up to the end: 5 x 2 = 10', shop,
      [calls, '01-10 usage calls 5', '01-11 cancel now']],
    ['usage at the end is not: 5 x 2 = 10', shop,
      [calls, '01-05 cancel at:01-11', '01-10 usage calls 5', '01-11 usage calls 7', '03-01 wait']],
    ['usage is never billed by share: 5 x 2 = 10', shop,
      [calls, '01-10 usage calls 5', '01-11 cancel now prorate']],
  ]),
  ...livesOf('SUB-2.5', [
    ['withdrawn, it goes on: 2 x 31 - 31 = 31', shop,
      [seats, '01-11 cancel period_end', '01-12 uncancel', '02-01 wait']],
    ['withdrawn, nothing is given back: 28 x 1 = 28', shop,
      [february, '01-11 cancel at:01-21 prorate', '01-20 uncancel', '02-01 wait']],
  ]),
  ...livesOf('SUB-2.6', [
    ['none is the default: 31 x 1 = 31', shop, [seats, '01-11 cancel now']],
    ['prorated, 21 days are given back: -31 x 21 / 31 = -21', shop,
      [seats, '01-11 cancel now prorate']],
    ['what is below zero becomes balance: -31 x 21 / 31 = -21', shop,
      [seats, '01-05 pay 0', '01-11 cancel now prorate']],
    ['with its tax: -21 x 1.2 = -25.2', taxed, [`${seats} tax:vat`, '01-11 cancel now prorate']],
    ['arrears in full: 62 x 1 = 62', shop, [care, '01-11 cancel now']],
    ['arrears by their share: 62 x 10 / 31 = 20', shop, [care, '01-11 cancel now prorate']],
    ['both: 62 x 10 / 31 - 31 x 21 / 31 = -1', shop,
      ['01-01 create all', '01-11 cancel now prorate']],
    ['at the end of the period nothing is left: 62 x 1 = 62', shop,
      ['01-01 create all', '01-11 cancel period_end prorate', '03-01 wait']],
    ['at an instant, when it comes: -31 x 11 / 31 = -11', shop,
      [seats, '01-11 cancel at:01-21 prorate', '03-01 wait']],
    ['a charge up to an end that is known: 28 x 14 / 28 = 14', shop,
      [february, '01-11 cancel at:02-15 prorate', '03-01 wait']],
    ['a whole charge where nothing is to be settled: 28 x 1 = 28', shop,
      [february, '01-11 cancel at:02-15', '03-01 wait']],
    ['a change charges up to it too: 2 x 31 x 10 / 31 = 20', shop,
      [seats, '01-05 cancel at:01-21 prorate', '01-11 change seats=2', '03-01 wait']],
    ['on a boundary all is given back: -28 x 28 / 28 = -28', shop,
      [february, '02-01 cancel now prorate']],
    ['on the last day one day is: -31 x 1 / 31 = -1', shop,
      [seats, '01-31T12:00 cancel now prorate']],
    ['by the second: -31 x 1339200 / 2678400 = -15.5', shop,
      [`${seats} second`, '01-16T12:00 cancel now prorate']],
    ['in a first period of 17 days: -17 x 7 / 17 = -7', shop,
      ['01-15 create seats anchor:02-01', '01-25 cancel now prorate']],
    ['in a leap year: -366 x 307 / 366 = -307',
      { prices: { year: advance(perUnit('366')) }, plans: { year: 'year year=1' } },
      ['2028-01-01 create year', '2028-02-29 cancel now prorate']],
    ['after a change the last charge: -42 x 11 / 21 = -22', shop,
      [seats, '01-11 change seats=2', '01-21 cancel now prorate']],
    ['a void charge gives nothing back: 62 x 10 / 31 = 20', shop,
      ['01-01 create all', '01-05 void 0', '01-11 cancel now prorate']],
  ]),
]
