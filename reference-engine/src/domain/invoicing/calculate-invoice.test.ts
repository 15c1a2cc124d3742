import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { amountDue } from './amount-due.ts'
import { calculateInvoice } from './calculate-invoice.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { oneOffLine } from './one-off-line.ts'

const currency = { code: 'EUR', minorDigits: 2 }
const money = (text: string) => Money.parse(text, currency)
const line = (amount: string, parts: Partial<InvoiceLine> = {}): InvoiceLine => ({
  ...oneOffLine({ kind: 'one_off', lineId: 'l', description: '', quantity: Decimal.one,
    unitAmount: Decimal.parse(amount) }, currency), ...parts,
})
const vat = { id: 'vat', percentage: Decimal.parse('10'), inclusive: false }
const inside = { id: 'inside', percentage: Decimal.parse('25'), inclusive: true }
const tenth = { id: 'tenth', percentage: Decimal.parse('10') }

test('lines, then coupons, then taxes', () => {
  const { lines, discounts, taxes, ...all } = calculateInvoice({
    currency, lines: [line('100'), line('-20', { kind: 'proration_credit' })],
    discounts: [tenth], ratesOf: () => [vat],
  })
  expect([all.subtotal, all.discountTotal, all.taxTotal, all.total].map(String))
    .toEqual(['80.00', '10.00', '7.00', '77.00'])
  expect(lines.map(({ discountAmount, netAmount, taxes: [tax] }) =>
    [discountAmount, netAmount, tax?.amount].map(String)))
    .toEqual([['10.00', '90.00', '9.00'], ['0.00', '-20.00', '-2.00']])
  expect([discounts[0]?.amount, taxes[0]?.taxableAmount].map(String)).toEqual(['10.00', '70.00'])
})

test('an inclusive tax leaves the total as it is', () => {
  const { taxTotal, total } = calculateInvoice(
    { currency, lines: [line('100')], discounts: [], ratesOf: () => [inside] })
  expect([taxTotal, total].map(String)).toEqual(['20.00', '100.00'])
})

test('what is free of charge has nothing net, and no tax', () => {
  const { lines, total } = calculateInvoice({
    currency, discounts: [tenth], ratesOf: () => [vat],
    lines: [line('30', { trial: true }), line('-30', { trial: true, kind: 'trial_discount' })],
  })
  expect(lines.map(({ discountAmount, netAmount, taxes: [tax] }) =>
    [discountAmount, netAmount, tax?.amount].map(String)))
    .toEqual([['0.00', '0.00', '0.00'], ['0.00', '0.00', '0.00']])
  expect(total.toString()).toBe('0.00')
})

test('a line has rates of its own where it says so', () => {
  const own = line('10', { manual: { lineId: 'l', description: '', taxRateIds: ['inside'] } })
  const { taxes } = calculateInvoice({ currency, lines: [line('10'), own], discounts: [],
    ratesOf: ({ manual }) => manual?.taxRateIds === undefined ? [vat] : [inside] })
  expect(taxes.map(({ rate: { id }, amount }) => [id, amount.toString()]))
    .toEqual([['vat', '1.00'], ['inside', '2.00']])
})

test('the totals add up, whatever is billed', () => {
  const cents = fc.array(fc.integer({ min: -2000, max: 9000 }), { maxLength: 8 })
  const rates = fc.subarray([vat, inside])
  fc.assert(fc.property(cents, rates, fc.boolean(), (each, ratesOf, coupon) => {
    const calculated = calculateInvoice({
      currency, lines: each.map((value) => line(Money.minor(value, currency).toString())),
      discounts: coupon ? [tenth] : [], ratesOf: () => ratesOf,
    })
    const sum = (amounts: readonly Money[]) => Money.sum(amounts, currency)
    const { lines, taxes, subtotal, discountTotal, taxTotal, total } = calculated
    const nets = sum(lines.map(({ netAmount }) => netAmount))
    const added = sum(taxes.filter(({ rate }) => !rate.inclusive).map(({ amount }) => amount))
    expect(nets).toEqual(subtotal.minus(discountTotal))
    expect(total).toEqual(nets.plus(added))
    const shares = lines.flatMap((billed) => billed.taxes.map(({ amount }) => amount))
    expect(sum(shares)).toEqual(taxTotal)
  }))
})

test.each([
  ['20.00', ['5.00', '1.00'], '6.00', '14.00', '0.00', 'credits pay their part'],
  ['20.00', [], '0.00', '20.00', '0.00', 'without credits all is due'],
  ['20.00', ['20.00'], '20.00', '0.00', '0.00', 'credits pay all'],
  ['0.00', [], '0.00', '0.00', '0.00', 'nothing is due of nothing'],
  ['-7.50', [], '0.00', '0.00', '7.50', 'what is below zero is left to the customer'],
])('%s less %j: %s applied, %s due, %s left: %s', (total, credits, applied, due, excess) => {
  const result = amountDue(money(total), credits.map((amount) => ({ amount: money(amount) })))
  expect([result.creditsApplied, result.amountDue, result.excess].map(String))
    .toEqual([applied, due, excess])
})

test('credits beyond the total are a defect', () => {
  expect(() => amountDue(money('5.00'), [{ amount: money('5.01') }])).toThrow('never go beyond')
  expect(() => amountDue(money('-5.00'), [{ amount: money('0.01') }])).toThrow('never go beyond')
})
