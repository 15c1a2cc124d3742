import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Pricing } from './price.ts'
import { rate } from './rate.ts'

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
const amount = (pricing: Pricing, { of, included = '0' }: { of: string; included?: string }) =>
  rate({ pricing, currency: usd, includedQuantity: d(included) }, d(of)).amount.toString()

test.each([
  ['flat', ['49.00', '49.00', '49.00']],
  ['per_unit', ['0.00', '0.25', '0.26']],
  ['graduated', ['0.00', '20.00', '20.50']],
  ['volume', ['0.00', '20.00', '10.50']],
  ['package', ['0.00', '4.50', '4.50']],
])('%s costs %j for 0, 10 and 10.5 units', (type, wanted) => {
  const pricing = pricings.find((each) => each.type === type)
  expect(['0', '10', '10.5'].map((of) => pricing && amount(pricing, { of }))).toEqual(wanted)
})

describe('included quantity', () => {
  test.each([
    ['per_unit', '0.01', '10.4 of which 10 are included: 0.4 units, rounded once'],
    ['graduated', '0.80', 'the first tier begins after what is included'],
    ['volume', '0.80', 'the tier is chosen by the rest'],
    ['package', '1.50', 'packages of the rest'],
  ])('%s costs %s: %s', (type, wanted) => {
    const pricing = pricings.find((each) => each.type === type)
    expect(pricing && amount(pricing, { of: '10.4', included: '10' })).toBe(wanted)
    expect(pricing && amount(pricing, { of: '9', included: '10' })).toBe('0.00')
  })
})

test('the sum is rounded, not each step', () => {
  const half = [{ upTo: d('1'), unitAmount: d('0.004') }, { unitAmount: d('0.004') }]
  const pricing = { type: 'graduated', tiers: half } as const
  const rated = rate({ pricing, currency: usd, includedQuantity: d('0') }, d('2'))
  expect([rated.amount, rated.amountUnrounded, rated.roundingResidue].map(String))
    .toEqual(['0.01', '0.008', '-0.002'])
})

test('the minor digits are the currency\'s', () => {
  const price = { pricing: pricings[1] ?? never(), currency: jpy, includedQuantity: d('0') }
  expect(rate(price, d('20')).amount.toString()).toBe('1')
  expect(rate(price, d('19')).amount.toString()).toBe('0')
})

test('a negative quantity is a defect', () => {
  expect(() => amount(pricings[1] ?? never(), { of: '-1' })).toThrow('not negative')
})

test('steps, amount and residue agree; more is cheaper by volume only', () => {
  const quantities = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat({ max: 12 }))
    .map(([coefficient, scale]) => Decimal.scaled(coefficient, scale))
  fc.assert(fc.property(fc.constantFrom(...pricings), quantities, quantities,
    (pricing, quantity, more) => {
      const price = { pricing, currency: usd, includedQuantity: d('3') }
      const rated = rate(price, quantity)
      const products = rated.steps.map((step) => step.quantity.times(step.unitAmount))
      expect(Decimal.sum(products).equals(rated.amountUnrounded)).toBe(true)
      expect(rated.amount.amount.plus(rated.roundingResidue).equals(rated.amountUnrounded))
        .toBe(true)
      if (pricing.type === 'volume') return
      expect(rate(price, quantity.plus(more)).amountUnrounded.lessThan(rated.amountUnrounded))
        .toBe(false)
    }))
})

test('with one tier, graduated, volume and per_unit are one price', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (coefficient) => {
    const quantity = Decimal.scaled(coefficient, 6)
    const unitAmount = d('0.023')
    const one = [{ unitAmount }]
    const amounts = ([{ type: 'graduated', tiers: one }, { type: 'volume', tiers: one },
      { type: 'per_unit', unitAmount }] as const).map((pricing) =>
      String(rate({ pricing, currency: usd, includedQuantity: d('0') }, quantity).amountUnrounded))
    expect(new Set(amounts).size).toBe(1)
  }))
})

const never = (): never => { throw new Error('every model is in the list') }
