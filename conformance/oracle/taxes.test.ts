import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { parse } from './rational.ts'
import { taxed, type TaxTerms } from './taxes.ts'

const told = (nets: string[], rates: Record<string, TaxTerms>) => {
  const { taxes, added } = taxed(
    nets.map((net) => ({ net: parse(net), rates: Object.keys(rates) })), rates, 2)
  return [
    ...taxes.map(({ taxable, amount, shares }) =>
      `${exact(taxable)} ${exact(amount)} ${shares.map(exact).join('+')}`),
    exact(added),
  ]
}

const outside = (percentage: string) => ({ percentage, inclusive: false })
const inside = (percentage: string) => ({ percentage, inclusive: true })

test.each<[string[], Record<string, TaxTerms>, string[], string]>([
  [['100'], { a: outside('20') }, ['100 20 20', '20'], '100 x 0.2'],
  [['0.05', '0.05', '0.05'], { a: outside('10') }, ['0.15 0.02 0.01+0.01+0', '0.02'],
    '0.015 is rounded once, on the sum'],
  [['120'], { a: inside('20') }, ['100 20 20', '0'], '120 x 20 / 120'],
  [['130'], { a: inside('20'), b: inside('10') }, ['100 20 20', '100 10 10', '0'], 'of 130 / 1.3'],
  [['110'], { a: inside('10'), b: outside('5') }, ['100 10 10', '100 5 5', '5'], 'none compounds'],
  [['10', '-10'], { a: outside('20') }, ['0 0 2+-2', '0'], 'shares of a sum of nothing'],
  [['-0.05', '-0.05', '-0.05'], { a: outside('10') }, ['-0.15 -0.02 0+-0.01+-0.01', '-0.02'],
    'the first has the largest remainder below zero too'],
])('%j with %j: %j, %s', (nets, rates, wanted) => expect(told(nets, rates)).toEqual(wanted))

test('a line has only its own rates', () => {
  const { taxes } = taxed([{ net: parse('100'), rates: ['a'] }, { net: parse('50'), rates: [] }],
    { a: outside('20'), b: outside('5') }, 2)
  expect(taxes.map(({ rate, amount, shares }) => [rate, exact(amount), shares.map(exact)]))
    .toEqual([['a', '20', ['20', '0']]])
})
