import fc from 'fast-check'
import type { Interval } from '@valora/spec/types'
import type { Catalogue, SoldPlan, SoldPrice } from './catalogue.ts'

const currencies = { USD: 2, JPY: 0, KWD: 3 } as const

/** A decimal with at least one minor unit, and digits beyond it. */
const unitAmount = (whole: number, digits: number): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min: 1, max: whole }), fc.integer({ min: 0, max: 10 ** digits - 1 }))
    .map(([integer, fraction]) => fraction === 0 ? String(integer)
      : `${integer}.${String(fraction).padStart(digits, '0')}`)

const graduated = fc.tuple(
  fc.integer({ min: 1, max: 20 }), unitAmount(9, 4), unitAmount(5, 4),
).map(([bound, first, rest]) => ({
  pricing: {
    type: 'graduated' as const,
    tiers: [{ up_to: String(bound), unit_amount: first }, { unit_amount: rest }],
  },
}))

const perUnit = (whole: number, digits: number) => unitAmount(whole, digits)
  .map((unit_amount) => ({ pricing: { type: 'per_unit' as const, unit_amount } }))

const flat = unitAmount(500, 2).map((amount) => ({ pricing: { type: 'flat' as const, amount } }))

const sum = { aggregation: 'sum', value_property: 'amount', event_name: 'model.call' } as const
const count = { aggregation: 'count', event_name: 'model.task' } as const
const max = { aggregation: 'max', value_property: 'amount', event_name: 'model.call' } as const

/** Fixed charges at both ends of their time, and usage that adds up or does not. */
const prices: fc.Arbitrary<Record<string, SoldPrice>> = fc.record({
  seats: fc.oneof(perUnit(90, 2), graduated).map((price) =>
    ({ price, timing: 'in_advance' as const })),
  // A flat amount in a currency without minor digits keeps its digits until it is rounded.
  desk: flat.map((price) => ({ price, timing: 'in_advance' as const })),
  care: fc.oneof(perUnit(90, 2), graduated).map((price) =>
    ({ price, timing: 'in_arrears' as const })),
  calls: graduated.map((price) => ({ price, timing: 'in_arrears' as const, meter: sum })),
  bulk: graduated.map((price) => ({ price, timing: 'in_arrears' as const, meter: sum })),
  tasks: perUnit(3, 5).map((price) => ({ price, timing: 'in_arrears' as const, meter: count })),
  peak: perUnit(3, 5).map((price) => ({ price, timing: 'in_arrears' as const, meter: max })),
})

const fixed = ['seats', 'desk', 'care']

const planOf = (interval: fc.Arbitrary<Interval>): fc.Arbitrary<SoldPlan> => fc.record({
  interval,
  items: fc.tuple(
    fc.subarray(fixed, { minLength: 1 }), fc.subarray(['calls', 'bulk', 'tasks', 'peak'],
      { maxLength: 2 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
  ).map(([charges, metered, quantities]) => [
    ...charges.map((price, index) =>
      ({ price, quantity: String(price === 'desk' ? 1 : quantities[index] ?? 1) })),
    ...metered.map((price) => ({ price })),
  ]),
})

const intervals = fc.constantFrom<Interval>(
  { unit: 'month', count: 1 }, { unit: 'month', count: 1 }, { unit: 'week', count: 1 },
  { unit: 'day', count: 10 }, { unit: 'month', count: 3 },
)

const coupons = fc.record({
  share: fc.record({
    percentage: fc.constantFrom('10', '12.5', '33.333'),
    duration: fc.constantFrom('once' as const, 'forever' as const),
  }),
  some: fc.record({
    amount_off: fc.constantFrom('5', '17'), duration: fc.constant('repeating' as const),
    duration_invoices: fc.integer({ min: 1, max: 3 }),
  }),
})

/** Two plans of one interval and one of any, a few coupons and two taxes, in one currency. */
export const anyCatalogue: fc.Arbitrary<Catalogue> = fc.tuple(
  fc.constantFrom('USD' as const, 'JPY' as const, 'KWD' as const), intervals,
).chain(([currency, interval]) => fc.record({
  currency: fc.constant<string>(currency),
  minorDigits: fc.constant<number>(currencies[currency]),
  prices, coupons,
  plans: fc.record({
    basic: planOf(fc.constant(interval)), pro: planOf(fc.constant(interval)),
    other: planOf(intervals),
  }),
  tax_rates: fc.constant({
    vat: { percentage: '19', inclusive: false }, gst: { percentage: '7.125', inclusive: true },
  }),
}))
