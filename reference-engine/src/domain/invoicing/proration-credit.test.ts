import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import type { ProrationCreditSource } from './line-source.ts'
import { prorationCredits } from './proration-credit.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const money = (text: string) => Money.parse(text, eur)
const price: Price = {
  id: 'price_1', currency: eur, timing: 'in_advance', includedQuantity: Decimal.zero,
  pricing: { type: 'flat', amount: Decimal.parse('31') },
}
const charged = {
  start: parseInstant('2026-01-01T00:00:00Z'), end: parseInstant('2026-02-01T00:00:00Z'),
}
const period = { start: parseInstant('2026-01-21T00:00:00Z'), end: charged.end }
const source = (numerator: number, denominator: number): ProrationCreditSource => ({
  kind: 'proration_credit', itemId: 'subi_1', priceId: 'price_1', period, charged,
  portion: { numerator, denominator, unit: 'day' },
})
const credit = (numerator: number, [net, takenBack]: readonly [string, string]) =>
  prorationCredits(source(numerator, 31), { price,
    charged: [{ lineId: 'line_1', netAmount: money(net), takenBack: money(takenBack) }] })

test.each<[number, string, string, string[], string]>([
  [11, '31.00', '0.00', ['-11.00'], 'its share of what was billed'],
  [31, '31.00', '0.00', ['-31.00'], 'all of it'],
  [11, '20.00', '0.00', ['-7.10'], 'of the net amount, not of the list price'],
  [11, '31.00', '25.00', ['-6.00'], 'no more than is left of it'],
  [11, '31.00', '20.00', ['-11.00'], 'as long as enough is left'],
  [11, '31.00', '31.00', [], 'nothing is left'],
  [0, '31.00', '0.00', [], 'no day'],
  [11, '0.00', '0.00', [], 'nothing was billed, as in a trial'],
  [11, '0.01', '0.00', [], 'less than half a minor unit'],
  [11, '-31.00', '0.00', ['11.00'], 'what a maximum took off is charged again'],
  [11, '-31.00', '-25.00', ['6.00'], 'no more than is left of that'],
])('%d of 31 days of %s, %s gone, is %j: %s', (days, net, gone, wanted) => {
  expect(credit(days, [net, gone]).map(({ amount }) => amount.toString())).toEqual(wanted)
})

test('a credit names the line, the portion and the period that it takes back', () => {
  const [line] = credit(10, ['49.00', '0.00'])
  expect(line).toMatchObject({
    kind: 'proration_credit', chargedLineId: 'line_1', period, quantity: Decimal.one,
    portion: { numerator: 10, denominator: 31, unit: 'day' }, trial: false,
  })
  expect(line?.steps.map(({ ref, quantity, unitAmount }) =>
    [ref, quantity, unitAmount].map(String)))
    .toEqual([['billed', '-1', '15.806451612903225806451612903225806452']])
})

test('each line of a charge has a credit of its own', () => {
  const lines = ['30.00', '20.00'].map((net, index) =>
    ({ lineId: `line_${index}`, netAmount: money(net), takenBack: money('0.00') }))
  expect(prorationCredits(source(1, 2), { price, charged: lines })
    .map(({ chargedLineId, amount }) => [chargedLineId, amount.toString()]))
    .toEqual([['line_0', '-15.00'], ['line_1', '-10.00']])
})

test('without a line in force there is no credit', () => {
  expect(prorationCredits(source(1, 2), { price, charged: [] })).toEqual([])
})

test('all credits of a line together never exceed what was billed for it', () => {
  const days = fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 6 })
  fc.assert(fc.property(fc.nat({ max: 100_000 }), days, (cents, shares) => {
    const netAmount = Money.minor(cents, eur)
    let takenBack = money('0.00')
    for (const share of shares) {
      const [line] = credit(share, [netAmount.toString(), takenBack.toString()])
      if (line !== undefined) takenBack = takenBack.minus(line.amount)
    }
    expect(netAmount.minus(takenBack).isNegative()).toBe(false)
  }))
})
