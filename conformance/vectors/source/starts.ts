import { advance, arrears, livesOf, usage, type Shop } from './lives.ts'
import { perUnit } from './price-terms.ts'

const shop: Shop = {
  prices: {
    seats: advance(perUnit('31')), care: arrears(perUnit('62')),
    calls: usage('calls', perUnit('2')),
    quarter: advance(perUnit('91')), february: advance(perUnit('28')),
  },
  plans: {
    seats: 'month seats=1', care: 'month care=1', calls: 'month calls',
    all: 'month seats=1 care=1 calls', quarter: '3 month quarter=1', february: 'month february=1',
  },
}

/** First periods, starts ahead and starts in the past. */
export const starts = [
  ...livesOf('TIM-6.1', [
    ['17 days before the anchor: 31 x 17 / 31 = 17', shop, ['01-15 create seats anchor:02-01']],
    ['and the anchor begins a whole month: 31 x 1 = 31', shop,
      ['01-15 create seats anchor:02-01', '02-01 wait']],
    ['behind an older anchor: 31 x 17 / 31 = 17', shop, ['01-15 create seats anchor:2025-06-01']],
    ['on a boundary of it the month is whole: 31 x 1 = 31', shop,
      ['01-01 create seats anchor:2025-06-01']],
    ['arrears by their share: 62 x 17 / 31 = 34', shop,
      ['01-15 create care anchor:02-01', '02-01 wait']],
    ['usage is never billed by share: 5 x 2 = 10', shop,
      ['01-15 create calls anchor:02-01', '01-20 usage calls 5', '02-01 wait']],
    ['42 of 91 days: 91 x 42 / 91 = 42', shop, ['05-20 create quarter anchor:07-01']],
    ['an anchor on the 31st: 28 x 18 / 28 = 18', shop, ['02-10 create february anchor:01-31']],
    ['a leap February: 28 x 19 / 29 ~ 18.34', shop,
      ['2028-02-10 create february anchor:2028-01-31']],
    ['by the second: 31 x 1382400 / 2678400 = 16', shop,
      ['01-16 create seats anchor:02-01 second']],
    ['the evening of a day counts it: 31 x 17 / 31 = 17', shop,
      ['01-15T20:00 create seats anchor:02-01']],
    ['no whole day is left: 31 x 1 = 31 from the anchor on', shop,
      ['01-31T06:00 create seats anchor:01-31T12:00', '01-31T12:00 wait']],
  ]),
  ...livesOf('TIM-6.2', [
    ['two years back: 31 x 17 / 31 = 17', shop, ['01-15 create seats anchor:2024-02-01']],
    ['two years ahead: 31 x 17 / 31 = 17', shop, ['01-15 create seats anchor:2028-02-01']],
    ['the 31st of a month ahead: 28 x 18 / 28 = 18', shop,
      ['02-10 create february anchor:2027-12-31']],
  ]),
  ...livesOf('SUB-1.4', [
    ['nothing before the start: 31 x 1 = 31', shop,
      ['01-01 create seats start:01-15', '01-15 wait']],
    ['a start and an anchor: 31 x 17 / 31 = 17', shop,
      ['01-01 create seats start:01-15 anchor:02-01', '01-15 wait']],
    ['usage before the start is not billed: 3 x 2 = 6', shop,
      ['01-01 create calls start:01-15', '01-14 usage calls 5', '01-15 usage calls 3',
        '02-15 wait']],
  ]),
]
