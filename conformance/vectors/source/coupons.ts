import type { LineKind } from '../../oracle/model/line.ts'

export type CouponSource = {
  requirement: string
  why: string
  currency: string
  lines: {
    kind: LineKind | 'one_off' | 'usage_adjustment'
    amount: string
    trial?: true
    /** What final invoices have credited of it already. */
    credited_before?: string
  }[]
  coupons: ({ percentage: string } | { amount_off: string })[]
}

type Row = [why: string, lines: string, coupons: string, currency?: string]

const short = {
  adjustment: 'usage_adjustment', credit: 'proration_credit', charge: 'proration_charge',
} as const

const linesOf = (text: string): CouponSource['lines'] => text.split(', ').map((one) => {
  const [word = '', amount = '', trait, credited_before] = one.split(' ')
  const kind = (short[word as keyof typeof short] ?? word) as LineKind
  if (trait === 'trial') return { kind, amount, trial: true as const }
  return { kind, amount, ...credited_before === undefined ? {} : { credited_before } }
})

const couponsOf = (requirement: string, rows: readonly Row[]): CouponSource[] =>
  rows.map(([why, lines, coupons, currency = 'USD']) => ({
    requirement, why, currency, lines: linesOf(lines),
    coupons: coupons.split(', ').map((one) =>
      one.endsWith('%') ? { percentage: one.slice(0, -1) } : { amount_off: one }),
  }))

const thirds = 'one_off 10, one_off 10, one_off 10'

/** Coupons over the lines of an invoice. */
export const coupons = [
  ...couponsOf('DSC-2.1', [
    ['a tenth: 100 x 0.1 = 10', 'one_off 100', '10%'],
    ['an amount: 100 - 15 = 85', 'one_off 100', '15'],
    ['a percentage with a fraction: 100 x 0.12345 ~ 12.35', 'one_off 100', '12.345%'],
    ['half a cent goes away from zero: 0.5 x 0.01 ~ 0.01', 'one_off 0.01', '50%'],
    ['less than half a cent is nothing: 0.49 x 0.01 ~ 0', 'one_off 0.01', '49%'],
    ['rounded once on the sum: 3 x 0.05 x 0.1 ~ 0.02', 'one_off 0.05, one_off 0.05, one_off 0.05',
      '10%'],
    ['all of it: 100 - 100 = 0', 'one_off 60, one_off 40', '100%'],
    ['one cent for three equal lines, the first has it: 10 - 0.01 = 9.99', thirds, '0.01'],
    ['two cents, the second has one: 10 - 0.01 = 9.99', thirds, '0.02'],
    ['ten for three, the first 3.34: 10 x 10 / 30 ~ 3.33', thirds, '10'],
    ['shared by amount: 9.3 x 31 / 93 = 3.1', 'fixed 31, fixed 62', '9.3'],
    ['the largest remainder first: 1 x 2 / 3 ~ 0.67', 'one_off 1, one_off 2', '1'],
    ['a tie goes to the earlier: 5 - 0.01 = 4.99', 'one_off 5, one_off 5', '0.01'],
    ['a line of nothing has no share: 10 x 0.5 = 5', 'usage 0, fixed 10', '50%'],
    ['a negative line has a negative share: (100 - 20) x 0.1 = 8', 'usage 100, adjustment -20',
      '10%'],
    ['an amount over a negative line: 8 x 100 / 80 = 10', 'usage 100, adjustment -20', '8'],
    ['minimum and maximum lines are discounted too: (6 + 4) x 0.25 = 2.5', 'usage 6, minimum 4',
      '25%'],
    ['a capped price: (60 - 10) x 0.2 = 10', 'usage 60, maximum -10', '20%'],
    ['yen: 1005 x 0.1 ~ 101', 'one_off 1005', '10%', 'JPY'],
    ['yen, one more for the first: 100 x 1 / 3 ~ 33', 'one_off 50, one_off 50, one_off 50',
      '100', 'JPY'],
    ['dinars: 1.005 x 0.1 ~ 0.101', 'one_off 1.005', '10%', 'KWD'],
    ['dinars, a tie goes to the earlier: 1 - 0.001 = 0.999', 'one_off 1, one_off 1', '0.001',
      'KWD'],
    ['a large amount: 999999999999.99 x 0.33 ~ 330000000000', 'one_off 999999999999.99', '33%'],
    ['a proration charge is discounted: 42 x 0.1 = 4.2', 'charge 42', '10%'],
  ]),
  ...couponsOf('DSC-2.2', [
    ['more than there is: 100 - 100 = 0', 'one_off 100', '150'],
    ['more than both lines: 30 - 30 = 0', 'one_off 10, one_off 20', '100'],
    ['nothing to take from: 0 - 0 = 0', 'usage 0', '10'],
    ['nothing to take a share of: 0 x 0.1 = 0', 'usage 0', '10%'],
    ['below zero already: 10 - 30 = -20', 'usage 10, adjustment -30', '10%'],
    ['as much as the negative line leaves: 100 - 20 - 80 = 0', 'usage 100, adjustment -20', '90'],
    ['a second one finds nothing: 100 - 100 = 0', 'one_off 100', '100%, 10'],
  ]),
  ...couponsOf('DSC-2.5', [
    ['each of what is left: 100 x 0.9 x 0.8 = 72', 'one_off 100', '10%, 20%'],
    ['an amount, then a share: (100 - 10) x 0.5 = 45', 'one_off 100', '10, 50%'],
    ['a share, then an amount: 100 x 0.5 - 10 = 40', 'one_off 100', '50%, 10'],
    ['two amounts: 100 - 10 - 20 = 70', 'one_off 100', '10, 20'],
    ['the second takes what the first left: 100 - 90 - 10 = 0', 'one_off 100', '90, 20'],
    ['each rounded by itself: 0.05 - 0.01 - 0.01 = 0.03', 'one_off 0.05', '25%, 25%'],
    ['shares of what is left of each line: (10 - 3.34) x 0.5 = 3.33', thirds, '10, 50%'],
    ['three of them: 200 x 0.5 x 0.5 x 0.5 = 25', 'one_off 200', '50%, 50%, 50%'],
  ]),
  ...couponsOf('DSC-2.7', [
    ['a proration credit is net already: 42 x 0.1 = 4.2', 'credit -21, charge 42', '10%'],
    ['an amount passes it by: 42 - 10 - 21 = 11', 'credit -21, charge 42', '10'],
    ['only credits: nothing is taken: 0 - 21 = -21', 'credit -21', '10%'],
    ['a trial is free already: 31 x 0.5 = 15.5',
      'fixed 14 trial, trial_discount -14 trial, fixed 31', '50%'],
    ['usage of a trial too: 10 - 10 = 0', 'usage 10 trial, trial_discount -10 trial', '5'],
    ['a minimum of a trial: 31 x 0.1 = 3.1',
      'usage 6 trial, minimum 4 trial, trial_discount -10 trial, fixed 31', '10%'],
  ]),
  ...couponsOf('DSC-2.9', [
    ['what was credited is left: 124 - 40 = 84', 'fixed 124 credited 84', '50%'],
    ['less was credited than is left: 124 - 62 = 62', 'fixed 124 credited 42', '50%'],
    ['just as much is left: 124 - 62 = 62', 'fixed 124 credited 62', '50%'],
    ['an amount leaves it, too: 124 - 40 = 84', 'fixed 124 credited 84', '50'],
    ['all is credited: 124 - 0 = 124', 'fixed 124 credited 124', '50%'],
    ['another line gives no more for that: 100 + 50 = 150', 'fixed 100 credited 100, one_off 100',
      '50%'],
    ['an amount is shared out before: 90 + 225 = 315', 'charge 100 credited 90, fixed 300', '100'],
    ['the second of what the first left: 100 - 30 - 10 = 60', 'fixed 100 credited 60',
      '30%, 50%'],
    ['the second takes of the other line: 84 + 40 = 124', 'fixed 100 credited 84, fixed 100',
      '20%, 50%'],
    ['what a maximum took off: 124 - 40 - 31 + 10 = 63',
      'fixed 124 credited 84, maximum -31 credited -21', '50%'],
    ['no more than half of both: (100 - 40) x 0.5 = 30', 'fixed 100, maximum -40 credited -30',
      '50%'],
    ['what a minimum added: 124 - 40 + 31 - 10 = 105',
      'fixed 124 credited 84, minimum 31 credited 21', '50%'],
    ['yen: 3100 - 1000 = 2100', 'fixed 3100 credited 2100', '1500', 'JPY'],
    ['dinars: 31 - 9.999 = 21.001', 'fixed 31 credited 21.001', '50%', 'KWD'],
  ]),
]
