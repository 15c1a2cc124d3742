import { advance, livesOf, type Shop } from './lives.ts'
import { flat, graduated, perUnit } from './price-terms.ts'

/** One price in advance, a seat, in a plan of a month or of another interval. */
const seat = (unit: string, plan = 'month', more: Partial<Shop> = {}): Shop =>
  ({ prices: { seats: advance(perUnit(unit)) }, plans: { basic: `${plan} seats=1` }, ...more })

const seats31 = seat('31')
const start = '01-01 create basic'
const up = '01-11 change seats=2'
const tenth = { coupons: { tenth: { percentage: '10', duration: 'once' as const } } }
const tax = (inclusive: boolean) => ({ tax_rates: { vat: { percentage: '20', inclusive } } })
const stairs: Shop = {
  prices: { seats: advance(graduated([['5', '10'], [null, '8']])) },
  plans: { basic: 'month seats=7' },
}
const plans: Shop = {
  prices: {
    seats: advance(perUnit('31')), care: advance(flat('62')), desk: advance(perUnit('93')),
  },
  plans: {
    basic: 'month seats=1', pro: 'month desk=1', both: 'month seats=1 care=1',
    yearly: 'year seats=1',
  },
}

/** Changes inside a period: what is credited, what is charged, and of which part. */
export const prorations = [
  ...livesOf('PRO-2.1', [
    ['another seat from the 11th on gives back -31 x 21 / 31 = -21', seats31, [start, up]],
    ['a share of what was billed after its coupon: -31 x 0.9 x 21 / 31 = -18.9',
      seat('31', 'month', tenth), ['01-01 coupon tenth', start, up]],
    ['tax follows the credit: (42 - 21) x 1.2 = 25.2', seat('31', 'month', tax(false)),
      [`${start} tax:vat`, up]],
    ['inclusive tax stays inside: 42 - 21 = 21', seat('31', 'month', tax(true)),
      [`${start} tax:vat`, up]],
    ['a share of an amount off two lines: -(31 - 9.3 x 31 / 93) x 21 / 31 = -18.9',
      { ...plans, coupons: { some: { amount_off: '9.3', duration: 'once' } } },
      ['01-01 coupon some', '01-01 create both', up]],
    ['rounded once: -10 x 21 / 31 ~ -6.77', seat('10'), [start, up]],
    ['half a cent goes away from zero: -0.03 x 15 / 30 ~ -0.02', seat('0.03'),
      ['04-01 create basic', '04-16 change seats=2']],
    ['yen have no minor digits: -1000 x 21 / 31 ~ -677', seat('1000', 'month', { currency: 'JPY' }),
      [start, up]],
    ['dinars have three: -10 x 21 / 31 ~ -6.774', seat('10', 'month', { currency: 'KWD' }),
      [start, up]],
    ['of a first period of 17 days: -17 x 10 / 17 = -10', seats31,
      ['01-15 create basic anchor:02-01', '01-22 change seats=2']],
    ['a share of what was billed, not of the price: -5.48 x 10 / 17 ~ -3.22', seat('10'),
      ['01-15 create basic anchor:02-01', '01-22 change seats=2']],
    ['of all tiers together: -(5 x 10 + 2 x 8) x 21 / 31 ~ -44.71', stairs,
      [start, '01-11 change seats=6']],
  ]),
  ...livesOf('PRO-2.2', [
    ['two seats for 21 days: 2 x 31 x 21 / 31 = 42', seats31, [start, up]],
    ['one seat less: 2 x 31 x 21 / 31 = 42, -3 x 31 x 21 / 31 = -63', seats31,
      [`${start} seats=3`, up]],
    ['a dearer plan: 93 x 21 / 31 = 63', plans, [start, '01-11 change to:pro']],
    ['a cheaper plan: 31 x 21 / 31 = 21', plans, ['01-01 create pro', '01-11 change to:basic']],
    ['what stands in both plans goes on: 62 x 21 / 31 = 42', plans,
      [start, '01-11 change to:both']],
    ['what stands in the old plan only is given back: -62 x 21 / 31 = -42', plans,
      ['01-01 create both', '01-11 change to:basic']],
    ['a plan and a quantity at once: 2 x 93 x 21 / 31 = 126', plans,
      [start, '01-11 change to:pro desk=2']],
    ['the quantity stays in another plan: 3 x 31 = 93, and 62 x 21 / 31 = 42', plans,
      [`${start} seats=3`, '01-11 change to:both']],
    ['tiers first, then the share: (5 x 10 + 1 x 8) x 21 / 31 ~ 39.29', stairs,
      [start, '01-11 change seats=6']],
    ['rounded once: 2 x 10 x 21 / 31 ~ 13.55', seat('10'), [start, up]],
    ['no change at all bills nothing: 31 x 1 = 31', seats31, [start, '01-11 change seats=1']],
  ]),
  ...livesOf('PRO-2.3', [
    ['twice in a period, each gives back what it had left: -42 x 11 / 21 = -22', seats31,
      [start, up, '01-21 change seats=3']],
    ['up and down again: -42 x 11 / 21 = -22, 31 x 11 / 31 = 11', seats31,
      [start, up, '01-21 change seats=1']],
    ['twice on one day, the second gives all of the first back: -42 x 21 / 21 = -42', seats31,
      [start, '01-11T08:00 change seats=2', '01-11T20:00 change seats=3']],
    ['three times: -22 x 1 / 11 = -2', seats31,
      [start, up, '01-21 change seats=3', '01-21 change seats=2', '01-31 change seats=1']],
    ['of a void invoice nothing is given back: 2 x 31 x 21 / 31 = 42', seats31,
      [start, '01-05 void 0', up]],
    ['of a discounted charge no more than it cost: -1 x 21 / 31 ~ -0.68',
      { ...seats31, coupons: { most: { amount_off: '30', duration: 'once' } } },
      ['01-01 coupon most', start, up]],
  ]),
  ...livesOf('PRO-2.4', [
    ['a change at the end of the period: 2 x 31 = 62', seats31,
      [start, '01-11 change seats=2 period_end', '02-01 wait']],
    ['a change for the instant of a boundary: 2 x 31 = 62', seats31,
      [start, '01-11 change seats=2 at:02-01', '02-01 wait']],
    ['another plan at the end of the period: 93 x 1 = 93', plans,
      [start, '01-11 change to:pro period_end', '02-01 wait']],
    ['two changes on one boundary, the later one holds: 3 x 31 = 93', seats31,
      [start, '01-11 change seats=2 period_end', '01-12 change seats=3 period_end', '02-01 wait']],
  ]),
  ...livesOf('PRO-2.7', [
    ['36 digits of a credit: -10 x 21 / 31 ~ -6.774193548387096774193548387096774194', seat('10'),
      [start, up]],
    ['36 digits of a charge: 20 x 21 / 31 ~ 13.548387096774193548387096774193548387', seat('10'),
      [start, up]],
    ['the last is rounded: -1 x 2 / 3 ~ -0.666666666666666666666666666666666667',
      seat('1', '3 day'), [start, '01-02 change seats=2']],
    ['a second: 2000000 x 1 / 2678400 ~ 0.746714456391875746714456391875746714',
      seat('1000000'), [`${start} second`, '01-31T23:59:59 change seats=2']],
    ['one that ends is exact: 2 x 0.155 x 21 / 31 = 0.21', seat('0.155'), [start, up]],
    ['of what was rounded before: -5.48 x 10 / 17 ~ -3.223529411764705882352941176470588235',
      seat('10'), ['01-15 create basic anchor:02-01', '01-22 change seats=2']],
  ]),
  ...livesOf('PRO-2.6', [
    ['nothing until the boundary: 2 x 31 = 62', seats31,
      [start, '01-11 change seats=2 none', '02-01 wait']],
    ['a dearer plan, first charged at the boundary: 93 x 1 = 93', plans,
      [start, '01-11 change to:pro none', '02-01 wait']],
    ['a seat less saves nothing before the boundary: 2 x 31 = 62', seats31,
      [`${start} seats=3`, '01-11 change seats=2 none', '02-01 wait']],
  ]),
]
