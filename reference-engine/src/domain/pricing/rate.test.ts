import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Discount, Pricing, RateablePrice } from './price.ts'
import { rate } from './rate.ts'
import type { Usage } from './usage.ts'

const d = (text: string) => Decimal.parse(text)
const usd = { code: 'USD', minorDigits: 2 }
const jpy = { code: 'JPY', minorDigits: 0 }
const tiers = [{ upTo: d('10'), unitAmount: d('2') }, { unitAmount: d('1') }]
const pricings: Pricing[] = [
  { type: 'flat', amount: d('49') },
  { type: 'per_unit', unitAmount: d('0.025') },
  { type: 'graduated', tiers },
  { type: 'volume', tiers },
  { type: 'package', packageSize: d('4'), packageAmount: d('1.5') },
]
const amountOf = (pricing: Pricing, { of, included = '0' }: { of: string; included?: string }) =>
  rate({ pricing, currency: usd, includedQuantity: d(included) }, { quantity: d(of) })
    .amount.toString()

test.each([
  ['flat', ['49.00', '49.00', '49.00']],
  ['per_unit', ['0.00', '0.25', '0.26']],
  ['graduated', ['0.00', '20.00', '20.50']],
  ['volume', ['0.00', '20.00', '10.50']],
  ['package', ['0.00', '4.50', '4.50']],
])('%s costs %j for 0, 10 and 10.5 units', (type, wanted) => {
  const pricing = pricings.find((each) => each.type === type)
  expect(['0', '10', '10.5'].map((of) => pricing && amountOf(pricing, { of }))).toEqual(wanted)
})

describe('included quantity', () => {
  test.each([
    ['per_unit', '0.01', '10.4 of which 10 are included: 0.4 units, rounded once'],
    ['graduated', '0.80', 'the first tier begins after what is included'],
    ['volume', '0.80', 'the tier is chosen by the rest'],
    ['package', '1.50', 'packages of the rest'],
  ])('%s costs %s: %s', (type, wanted) => {
    const pricing = pricings.find((each) => each.type === type)
    expect(pricing && amountOf(pricing, { of: '10.4', included: '10' })).toBe(wanted)
    expect(pricing && amountOf(pricing, { of: '9', included: '10' })).toBe('0.00')
  })
})

test('the sum is rounded, not each step', () => {
  const half = [{ upTo: d('1'), unitAmount: d('0.004') }, { unitAmount: d('0.004') }]
  const pricing = { type: 'graduated', tiers: half } as const
  const rated = rate({ pricing, currency: usd, includedQuantity: d('0') }, { quantity: d('2') })
  expect([rated.amount, rated.amountUnrounded, rated.roundingResidue].map(String))
    .toEqual(['0.01', '0.008', '-0.002'])
  expect(rated.steps.map((step) => String(step.amount)), 'and shared out').toEqual(['0.01', '0.00'])
})

test('the minor digits are the currency\'s', () => {
  const price = { pricing: pricings[1] ?? never(), currency: jpy, includedQuantity: d('0') }
  expect(rate(price, { quantity: d('20') }).amount.toString()).toBe('1')
  expect(rate(price, { quantity: d('19') }).amount.toString()).toBe('0')
})

test('a negative quantity is told as it is and rated as 0', () => {
  const price = { pricing: pricings[1] ?? never(), currency: usd, includedQuantity: d('0') }
  expect(rate(price, { quantity: d('-1') }))
    .toMatchObject({ quantity: d('-1'), ratedQuantity: d('0'), steps: [] })
})

test('usage of another kind than the model rates is a defect', () => {
  const price = { pricing: pricings[1] ?? never(), currency: usd, includedQuantity: d('0') }
  expect(() => rate(price, { transactions: [] })).toThrow('per_unit rates quantity')
})

describe('the order of the steps', () => {
  const price: RateablePrice = {
    currency: usd, includedQuantity: d('2'), pricing: { type: 'graduated', tiers },
    unitConversion: { operation: 'divide', factor: d('60'), rounding: { mode: 'up', digits: 0 } },
    discounts: [{ type: 'percentage', percentage: d('50') }, { type: 'amount', amount: d('1') },
      { type: 'usage', quantity: d('1') }],
    minimumAmount: d('5'), maximumAmount: d('10.50'),
  }

  test.each([
    ['0', '0', [], ['0.00', '5.00', '0.00', '5.00'], 'a minimum is due without usage'],
    ['-60', '0', [], ['0.00', '5.00', '0.00', '5.00'], 'or with less than none'],
    ['301', '4', ['tier-1 4 x 2', 'discount-usage -1 x 2', 'discount-amount -1 x 1',
      'discount-percentage -0.5 x 5'], ['2.50', '2.50', '0.00', '5.00'], 'raised to the minimum'],
    ['900', '13', ['tier-1 10 x 2', 'tier-2 3 x 1', 'discount-usage -1 x 1',
      'discount-amount -1 x 1', 'discount-percentage -0.5 x 21'],
    ['10.50', '0.00', '0.00', '10.50'], 'at the maximum'],
    ['960', '14', ['tier-1 10 x 2', 'tier-2 4 x 1', 'discount-usage -1 x 1',
      'discount-amount -1 x 1', 'discount-percentage -0.5 x 22'],
    ['11.00', '0.00', '-0.50', '10.50'], 'lowered to the maximum'],
  ])('%s units are %s rated ones, %j, %j: %s', (of, ratedQuantity, steps, amounts) => {
    const rated = rate(price, { quantity: d(of) })
    const { amount, minimumAdjustment, maximumAdjustment, total } = rated
    expect([String(rated.quantity), String(rated.ratedQuantity)]).toEqual([of, ratedQuantity])
    expect(rated.steps.map(({ ref, quantity, unitAmount }) =>
      `${ref} ${String(quantity)} x ${String(unitAmount)}`)).toEqual(steps)
    expect([amount, minimumAdjustment, maximumAdjustment, total].map(String)).toEqual(amounts)
  })
})

test.each<[Pricing, Usage, string[], string]>([
  [{ type: 'percentage', rate: d('2.9') }, { transactions: [d('100'), d('-30'), d('50.5')] },
    ['120.5', '120.5', '4.36'], 'transactions, refunds in the sum but free'],
  [{ type: 'percentage', rate: d('2.9') }, { transactions: [d('-30')] },
    ['-30', '0', '0.00'], 'only a refund'],
  [{ type: 'matrix', dimensions: ['region'], defaultUnitAmount: d('1'), cells: [] },
    { groups: [{ values: new Map([['region', null]]), quantity: d('2.5') }] },
    ['2.5', '2.5', '2.50'], 'groups'],
])('%o rates %o: %j (%s)', (pricing, usage, wanted) => {
  const { quantity, ratedQuantity, amount } =
    rate({ pricing, currency: usd, includedQuantity: d('0') }, usage)
  expect([quantity, ratedQuantity, amount].map(String)).toEqual(wanted)
})

test('the minimum is compared with the rounded amount', () => {
  const price = { pricing: pricings[1] ?? never(), currency: usd, includedQuantity: d('0') }
  const due = (terms: Partial<RateablePrice>) =>
    rate({ ...price, ...terms }, { quantity: d('0.4') }).total.toString()
  expect(due({})).toBe('0.01')
  expect(due({ maximumAmount: d('0') }), 'a maximum of nothing').toBe('0.00')
  expect(rate({ ...price, minimumAmount: d('0.01') }, { quantity: d('0.2') }).minimumAdjustment
    .toString(), '0.005 is 0.01 already').toBe('0.00')
})

/** Up to every modifier at once; any of them may be absent. */
const modifiers = fc.record({
  includedQuantity: fc.constantFrom(d('0'), d('3'), d('2.5')),
  unitConversion: fc.constantFrom(undefined,
    { operation: 'divide' as const, factor: d('7') },
    { operation: 'multiply' as const, factor: d('0.3'),
      rounding: { mode: 'up' as const, digits: 1 } }),
  discounts: fc.subarray<Discount>([{ type: 'percentage', percentage: d('33.3333333333') },
    { type: 'usage', quantity: d('4.2') }, { type: 'amount', amount: d('1.234567') }]),
  minimumAmount: fc.constantFrom(undefined, d('0'), d('12.34')),
  maximumAmount: fc.constantFrom(undefined, d('12.34'), d('100')),
})
const quantities = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat({ max: 12 }))
  .map(([coefficient, scale]) => Decimal.scaled(coefficient, scale))

test('steps, shares, amount, residue and adjustments agree', () => {
  fc.assert(fc.property(fc.constantFrom(...pricings.slice(1)), quantities, modifiers,
    (pricing, quantity, modified) => {
      const rated = rate({ pricing, currency: usd, ...modified }, { quantity })
      const { steps, amount, amountUnrounded, total } = rated
      const products = steps.map((step) => step.quantity.times(step.unitAmount))
      expect(Decimal.sum(products).equals(amountUnrounded)).toBe(true)
      expect(Money.sum(steps.map((step) => step.amount), usd).equals(amount)).toBe(true)
      expect(amount.amount.plus(rated.roundingResidue).equals(amountUnrounded)).toBe(true)
      expect(amountUnrounded.isNegative()).toBe(false)
      const adjusted = amount.plus(rated.minimumAdjustment).plus(rated.maximumAdjustment)
      expect(adjusted.equals(total)).toBe(true)
      const { minimumAmount = total.amount, maximumAmount = total.amount } = modified
      expect(total.amount.lessThan(minimumAmount)).toBe(false)
      expect(total.amount.greaterThan(maximumAmount)).toBe(false)
    }))
})

test('more never costs less, but by volume', () => {
  const monotone = pricings.filter(({ type }) => type !== 'volume' && type !== 'flat')
  fc.assert(fc.property(fc.constantFrom(...monotone), quantities, quantities, modifiers,
    (pricing, quantity, more, modified) => {
      const price = { pricing, currency: usd, ...modified }
      const before = rate(price, { quantity })
      const after = rate(price, { quantity: quantity.plus(more) })
      expect(after.ratedQuantity.lessThan(before.ratedQuantity)).toBe(false)
      // The last units of a price that falls cost less, so discounting them may take off less.
      if (modified.discounts.some(({ type }) => type === 'usage')) return
      expect(after.amountUnrounded.lessThan(before.amountUnrounded)).toBe(false)
      expect(after.total.minus(before.total).isNegative()).toBe(false)
    }))
})

test('with one tier, graduated, volume and per_unit are one price', () => {
  const unitAmount = d('0.023')
  const one = [{ unitAmount }]
  const equal: Pricing[] = [{ type: 'graduated', tiers: one }, { type: 'volume', tiers: one },
    { type: 'per_unit', unitAmount }]
  fc.assert(fc.property(quantities, modifiers, (quantity, modified) => {
    const amounts = equal.map((pricing) =>
      String(rate({ pricing, currency: usd, ...modified }, { quantity }).amountUnrounded))
    expect(new Set(amounts).size).toBe(1)
  }))
})

const never = (): never => { throw new Error('every model is in the list') }
