import type { TaxTerms } from '../../oracle/taxes.ts'

export type TaxSource = {
  requirement: string
  why: string
  currency: string
  tax_rates: Record<string, TaxTerms>
  lines: { net_amount: string; rates: string[] }[]
}

type Row = [why: string, rates: string, lines: string, currency?: string]

const ratesOf = (text: string): TaxSource['tax_rates'] =>
  Object.fromEntries(text.split(', ').map((one) => {
    const [name = '', percentage = '', inside] = one.split(' ')
    return [name, { percentage, inclusive: inside === 'in' }]
  }))

/** Amounts with their rates, `100 vat+city`; all rates where none is named, `-` for no rate. */
const linesOf = (text: string, all: readonly string[]): TaxSource['lines'] =>
  text.split(', ').map((one) => {
    const [net_amount = '', named] = one.split(' ')
    if (named === '-') return { net_amount, rates: [] }
    return { net_amount, rates: named?.split('+') ?? [...all] }
  })

const taxesOf = (requirement: string, rows: readonly Row[]): TaxSource[] =>
  rows.map(([why, rates, lines, currency = 'USD']) => {
    const tax_rates = ratesOf(rates)
    return { requirement, why, currency, tax_rates, lines: linesOf(lines, Object.keys(tax_rates)) }
  })

/** Taxes of one invoice: its lines after coupons, each with its rates. */
export const taxes = [
  ...taxesOf('TAX-1.1', [
    ['one line: 100 x 0.2 = 20', 'vat 20', '100'],
    ['on the sum, rounded once: 3 x 0.05 x 0.1 ~ 0.02', 'vat 10', '0.05, 0.05, 0.05'],
    ['and not line by line: 3 x 0.04 x 0.1 ~ 0.01', 'vat 10', '0.04, 0.04, 0.04'],
    ['half a cent goes away from zero: 0.25 x 0.1 ~ 0.03', 'vat 10', '0.25'],
    ['below zero too: -0.25 x 0.1 ~ -0.03', 'vat 10', '-0.25'],
    ['a rate with three digits: 100 x 0.08875 ~ 8.88', 'sales 8.875', '100'],
    ['a rate with six: 1000 x 0.08123456 ~ 81.23', 'sales 8.123456', '1000'],
    ['rates by themselves: 0.05 x 0.5 ~ 0.03 for each', 'state 50, city 50', '0.05'],
    ['two rates: 100 x 0.05 = 5, 100 x 0.07 = 7', 'state 5, city 7', '100'],
    ['a rate of nothing is listed: 100 x 0 = 0', 'none 0', '100'],
    ['nothing has no tax: 0 x 0.2 = 0', 'vat 20', '0'],
    ['a credit lowers the base: (42 - 21) x 0.2 = 4.2', 'vat 20', '-21, 42'],
    ['credits alone: -21 x 0.2 = -4.2', 'vat 20', '-21'],
    ['lines that cancel out: (10 - 10) x 0.2 = 0', 'vat 20', '10, -10'],
    ['yen: 1005 x 0.1 ~ 101', 'vat 10', '1005', 'JPY'],
    ['yen on the sum: 3 x 5 x 0.1 ~ 2', 'vat 10', '5, 5, 5', 'JPY'],
    ['dinars: 1.005 x 0.05 ~ 0.050', 'vat 5', '1.005', 'KWD'],
    ['dinars at half a minor unit: 0.010 x 0.05 ~ 0.001', 'vat 5', '0.010', 'KWD'],
  ]),
  ...taxesOf('TAX-1.2', [
    ['added: 100 + 100 x 0.2 = 120', 'vat 20', '100'],
    ['carved out: 120 - 100 = 20', 'vat 20 in', '120'],
    ['the total stays: 100 x 1 = 100', 'vat 20 in', '100'],
    ['carved out and rounded once: 100 x 20 / 120 ~ 16.67', 'vat 20 in', '100'],
    ['its base is rounded by itself: 100 x 100 / 120 ~ 83.33', 'vat 20 in', '100'],
    ['of a sum of two: (0.03 + 0.04) x 20 / 120 ~ 0.01', 'vat 20 in', '0.03, 0.04'],
    ['of less than nothing: -100 x 20 / 120 ~ -16.67', 'vat 20 in', '-100'],
    ['yen: 1000 x 10 / 110 ~ 91', 'vat 10 in', '1000', 'JPY'],
    ['dinars: 10 x 5 / 105 ~ 0.476', 'vat 5 in', '10', 'KWD'],
    ['two inside: 130 x 20 / 130 = 20', 'vat 20 in, city 10 in', '130'],
    ['one inside, one outside: 120 + 100 x 0.1 = 130', 'vat 20 in, city 10', '120'],
  ]),
  ...taxesOf('TAX-1.3', [
    ['a cent for two equal lines, the first has it: 2 x 0.05 x 0.1 = 0.01', 'vat 10', '0.05, 0.05'],
    ['the larger remainder has it: (0.04 + 0.06) x 0.1 = 0.01', 'vat 10', '0.04, 0.06'],
    ['two cents for three: 3 x 0.05 x 0.1 ~ 0.02', 'vat 10', '0.05, 0.05, 0.05'],
    ['a negative share: 0.1 x 100 = 10, 0.1 x -21 = -2.1', 'vat 10', '100, -21'],
    ['shares of a negative tax: -3 x 0.05 x 0.1 ~ -0.02', 'vat 10', '-0.05, -0.05, -0.05'],
    ['a line without the rate has no share: 100 x 0.2 = 20', 'vat 20', '100 vat, 50 -'],
    ['an exact share stays: 10 x 0.07 = 0.7', 'vat 7', '10, 20.05'],
    ['inside: 2 x 0.06 x 20 / 120 = 0.02', 'vat 20 in', '0.06, 0.06'],
    ['inside, with a rest: 0.1 x 20 / 120 ~ 0.02', 'vat 20 in', '0.05, 0.05'],
    ['yen for three: 3 x 15 x 0.1 ~ 5', 'vat 10', '15, 15, 15', 'JPY'],
  ]),
  ...taxesOf('TAX-1.4', [
    ['each line its own rate: 200 + 100 x 0.2 + 100 x 0.1 = 230', 'vat 20, low 10',
      '100 vat, 100 low'],
    ['a line with two, a line with one: 150 x 0.05 = 7.5', 'state 5, city 2',
      '100 state+city, 50 state'],
    ['no rate at all: 100 x 1 = 100', 'vat 20', '100 -'],
    ['inside on one, outside on the other: 120 + 100 x 1.2 = 240', 'in 20 in, out 20',
      '120 in, 100 out'],
  ]),
  ...taxesOf('TAX-1.6', [
    ['never compound: 100 + 100 x 0.05 + 100 x 0.09975 ~ 114.98', 'gst 5, qst 9.975', '100'],
    ['outside, on what is without the inside: 110 x 100 / 110 x 0.05 = 5', 'vat 10 in, city 5',
      '110'],
    ['with two inside: 115 x 100 / 115 x 0.02 = 2', 'vat 10 in, city 5 in, fee 2', '115'],
    ['the base does not terminate: 100 x 100 / 107 x 0.05 ~ 4.67', 'vat 7 in, city 5', '100'],
    ['bases are summed exactly: 2 x 0.05 x 100 / 110 x 0.5 ~ 0.05', 'vat 10 in, city 50',
      '0.05, 0.05'],
    ['only taxes inside of the same line count: 50 x 0.05 = 2.5', 'vat 10 in, city 5',
      '110 vat, 50 city'],
  ]),
]
