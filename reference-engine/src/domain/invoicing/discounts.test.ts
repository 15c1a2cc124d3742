import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { applyDiscounts } from './discounts.ts'
import type { InvoiceDiscount } from './discounts.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { oneOffLine } from './one-off-line.ts'

const currency = { code: 'EUR', minorDigits: 2 }
const line = (amount: string, parts: Partial<InvoiceLine> = {}): InvoiceLine => ({
  ...oneOffLine({ kind: 'one_off', lineId: 'l', description: '', quantity: Decimal.one,
    unitAmount: Decimal.parse(amount) }, currency), ...parts,
})
const percent = (text: string): InvoiceDiscount =>
  ({ id: `p${text}`, percentage: Decimal.parse(text) })
const off = (text: string): InvoiceDiscount =>
  ({ id: `a${text}`, amountOff: Money.parse(text, currency) })

const applied = (lines: readonly InvoiceLine[], discounts: readonly InvoiceDiscount[]) => {
  const { applied: each, amounts } = applyDiscounts(lines, { discounts, currency })
  return [each.map(({ amount }) => amount.toString()), amounts.map(String)]
}

test.each<[string, string[], InvoiceDiscount[], string[], string[]]>([
  ['a percentage', ['10', '20'], [percent('10')], ['3.00'], ['1.00', '2.00']],
  ['an amount', ['10', '20'], [off('6.00')], ['6.00'], ['2.00', '4.00']],
  ['rounded once, half away from zero', ['0.05', '0.10'], [percent('10')], ['0.02'],
    ['0.01', '0.01']],
  ['shares by largest remainder', ['10', '10', '10'], [off('10.00')], ['10.00'],
    ['3.34', '3.33', '3.33']],
  ['an amount above what is there', ['10', '20'], [off('50.00')], ['30.00'], ['10.00', '20.00']],
  ['one on what the other left', ['100'], [percent('10'), off('5.00'), percent('50')],
    ['10.00', '5.00', '42.50'], ['57.50']],
  ['nothing is left for the last', ['10'], [percent('100'), off('5.00')], ['10.00'], ['10.00']],
  ['a line below zero takes its share', ['30', '-10'], [percent('50')], ['10.00'],
    ['15.00', '-5.00']],
  ['an invoice below zero', ['10', '-30'], [percent('50')], [], ['0.00', '0.00']],
  ['an invoice of nothing', ['0'], [percent('50'), off('1.00')], [], ['0.00']],
  ['less than half a minor unit', ['0.04'], [percent('10')], [], ['0.00']],
  ['none', ['10'], [], [], ['0.00']],
])('%s', (_what, amounts, discounts, taken, shares) => {
  expect(applied(amounts.map((amount) => line(amount)), discounts)).toEqual([taken, shares])
})

test('proration credits and trial charges are not discounted', () => {
  const lines = [line('100'), line('-40', { kind: 'proration_credit' }),
    line('30', { trial: true }), line('-30', { kind: 'trial_discount', trial: true })]
  expect(applied(lines, [percent('50')])).toEqual([['50.00'], ['50.00', '0.00', '0.00', '0.00']])
  expect(applied(lines, [off('80.00')])).toEqual([['80.00'], ['80.00', '0.00', '0.00', '0.00']])
})

const charge = (amount: string, before: string): InvoiceLine =>
  line(amount, { kind: 'fixed', creditedBefore: Money.parse(before, currency) })

test.each<[string, InvoiceLine[], InvoiceDiscount[], string[], string[]]>([
  ['a coupon leaves what was credited', [charge('124', '84.00')], [percent('50')], ['40.00'],
    ['40.00']],
  ['what leaves enough is as without', [charge('124', '42.00')], [percent('50')], ['62.00'],
    ['62.00']],
  ['an amount leaves it, too', [charge('124', '84.00')], [off('50.00')], ['40.00'], ['40.00']],
  ['all is credited', [charge('124', '124.00')], [percent('50'), off('5.00')], [], ['0.00']],
  ['what it cannot take there it takes nowhere', [charge('100', '100.00'), line('100')],
    [percent('50')], ['50.00'], ['0.00', '50.00']],
  ['an amount is shared out before', [charge('100', '90.00'), line('300')], [off('100.00')],
    ['85.00'], ['10.00', '75.00']],
  ['the next coupon sees what is left, credited or not', [charge('100', '60.00'), line('100')],
    [percent('20'), percent('50'), off('26.00')], ['40.00', '60.00', '10.40'],
    ['40.00', '70.40']],
  ['what a maximum took off', [charge('124', '84.00'), charge('-31', '-21.00')], [percent('50')],
    ['30.00'], ['40.00', '-10.00']],
  ['a maximum alone gives no more than was asked',
    [charge('100', '0.00'), charge('-40', '-30.00')], [percent('50')], ['30.00'],
    ['37.50', '-7.50']],
  ['more was credited than is charged', [charge('10', '12.00'), line('10')], [percent('100')],
    ['10.00'], ['0.00', '10.00']],
])('%s', (_what, lines, discounts, taken, shares) => {
  expect(applied(lines, discounts)).toEqual([taken, shares])
})

const discount = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((value) => percent(String(value))),
  fc.integer({ min: 1, max: 20_000 })
    .map((cents) => off(Money.minor(cents, currency).toString())))

/** Cents of a charge, and how many hundredths of it were credited. */
const charges = fc.array(fc.tuple(fc.integer({ min: -3000, max: 9000 }), fc.nat(100)),
  { minLength: 1, maxLength: 6 })
const money = (cents: number) => Money.minor(Math.trunc(cents), currency).toString()
const isZeroOrMore = (amount: Money): boolean => !amount.isNegative()

test('no line is left with less than was credited of it', () => {
  const zero = Money.zero(currency)
  fc.assert(fc.property(charges, fc.array(discount, { maxLength: 4 }), (each, discounts) => {
    const lines = each.map(([amount, share]) => charge(money(amount), money(amount * share / 100)))
    const { applied: taken, amounts } = applyDiscounts(lines, { discounts, currency })
    const total = Money.sum(taken.map(({ amount }) => amount), currency)
    expect(Money.sum(amounts, currency).toString()).toBe(total.toString())
    for (const [index, { amount, creditedBefore = zero }] of lines.entries()) {
      const [was, net, kept] = [amount, amount.minus(amounts[index] ?? zero), creditedBefore]
      expect(was.isNegative() ? net.minus(was) : was.minus(net)).toSatisfy(isZeroOrMore)
      expect(was.isNegative() ? kept.minus(net) : net.minus(kept)).toSatisfy(isZeroOrMore)
    }
  }))
})

test('a coupon takes no more for what was credited', () => {
  fc.assert(fc.property(charges, discount, (each, one) => {
    const takenOf = (lines: readonly InvoiceLine[]) => {
      const { applied: [taken] } = applyDiscounts(lines, { discounts: [one], currency })
      return taken?.amount ?? Money.zero(currency)
    }
    const without = takenOf(each.map(([amount]) => line(money(amount))))
    const taken = takenOf(each.map(([amount, share]) =>
      charge(money(amount), money(amount * share / 100))))
    expect(without.minus(taken)).toSatisfy(isZeroOrMore)
  }))
})

test('shares add up, and what can be discounted never goes below zero', () => {
  const cents = fc.array(fc.integer({ min: -3000, max: 9000 }), { minLength: 1, maxLength: 8 })
  fc.assert(fc.property(cents, fc.array(discount, { maxLength: 4 }), (each, discounts) => {
    const lines = each.map((value) => line(Money.minor(value, currency).toString()))
    const { applied: taken, amounts } = applyDiscounts(lines, { discounts, currency })
    const total = Money.sum(taken.map(({ amount }) => amount), currency)
    expect(Money.sum(amounts, currency).toString()).toBe(total.toString())
    const base = Money.sum(lines.map(({ amount }) => amount), currency)
    expect(base.isPositive() ? base.minus(total).isNegative() : total.isPositive()).toBe(false)
  }))
})
