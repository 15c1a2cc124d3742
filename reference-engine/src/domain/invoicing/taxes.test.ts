import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { applyTaxes } from './taxes.ts'
import type { InvoiceTaxRate } from './taxes.ts'

const currency = { code: 'EUR', minorDigits: 2 }
const rate = (percentage: string, inclusive = false): InvoiceTaxRate => ({
  id: `${percentage}${inclusive ? 'i' : 'e'}`, percentage: Decimal.parse(percentage), inclusive,
})
const taxed = (lines: readonly (readonly [string, ...InvoiceTaxRate[]])[]) => {
  const { applied, lineTaxes } = applyTaxes(lines.map(([net, ...rates]) =>
    ({ netAmount: Money.parse(net, currency), rates })), currency)
  return {
    taxes: applied.map(({ rate: { id }, taxableAmount, amount }) =>
      [id, taxableAmount.toString(), amount.toString()].join(' ')),
    lines: lineTaxes.map((shares) => shares.map(({ rateId, amount }) =>
      [rateId, amount.toString()].join(' '))),
  }
}
const [vat, inside, local] = [rate('19'), rate('19', true), rate('8.875')]

test.each<[string, Parameters<typeof taxed>[0], string[], string[][]]>([
  ['is added to the base', [['100.00', vat]], ['19e 100.00 19.00'], [['19e 19.00']]],
  ['is carved out of the base', [['119.00', inside]], ['19i 100.00 19.00'], [['19i 19.00']]],
  ['is rounded once for its rate, not for each line', [['0.03', local], ['0.03', local]],
    ['8.875e 0.06 0.01'], [['8.875e 0.01'], ['8.875e 0.00']]],
  ['is rounded half away from zero', [['0.50', rate('5')]], ['5e 0.50 0.03'], [['5e 0.03']]],
  ['has the base without what is inside of the line', [['119.00', inside, local]],
    ['19i 100.00 19.00', '8.875e 100.00 8.88'], [['19i 19.00', '8.875e 8.88']]],
  ['is no part of another, inside as well', [['130.00', rate('20', true), rate('10', true)]],
    ['20i 100.00 20.00', '10i 100.00 10.00'], [['20i 20.00', '10i 10.00']]],
  ['is below zero with its base', [['-100.00', vat]], ['19e -100.00 -19.00'], [['19e -19.00']]],
  ['of a line may be another', [['100.00', vat], ['50.00', rate('7')], ['10.00']],
    ['19e 100.00 19.00', '7e 50.00 3.50'], [['19e 19.00'], ['7e 3.50'], []]],
  ['of mixed bases is shared by what each line has of it',
    [['119.00', inside], ['1.00', inside, local]],
    ['19i 100.84 19.16', '8.875e 0.84 0.07'], [['19i 19.00'], ['19i 0.16', '8.875e 0.07']]],
  ['of nothing is nothing', [['0.00', vat]], ['19e 0.00 0.00'], [['19e 0.00']]],
  ['is none without a rate', [['10.00']], [], [[]]],
])('a tax %s', (_what, lines, taxes, shares) => {
  expect(taxed(lines)).toEqual({ taxes, lines: shares })
})

test('shares add up to the tax of their rate', () => {
  const rates = fc.subarray([vat, inside, local, rate('0.5', true)])
  const line = fc.tuple(fc.integer({ min: -5000, max: 50_000 }), rates).map(([cents, each]) =>
    ({ netAmount: Money.minor(cents, currency), rates: each }))
  fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
    const { applied, lineTaxes } = applyTaxes(lines, currency)
    for (const { rate: { id }, amount } of applied) {
      const shares = lineTaxes.flat().filter(({ rateId }) => rateId === id)
      expect(Money.sum(shares.map((share) => share.amount), currency)).toEqual(amount)
    }
  }))
})

test('an inclusive tax and its base are the amount', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
    const netAmount = Money.minor(cents, currency)
    const [tax] = applyTaxes([{ netAmount, rates: [inside] }], currency).applied
    expect(tax && tax.taxableAmount.plus(tax.amount)).toEqual(netAmount)
  }))
})
