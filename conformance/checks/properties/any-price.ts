import fc from 'fast-check'
import type { PriceDiscount, PricePreviewRequest, Pricing } from '@valora/spec/types'
import type { RatedPrice } from '../../oracle/rate.ts'

type Model = Pricing['type']

/** A decimal up to a whole number, with up to so many fraction digits. */
export const decimals = (whole: number, digits = 3): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(whole), fc.nat(10 ** digits - 1)).map(([integer, fraction]) =>
    fraction === 0 ? String(integer) : `${integer}.${String(fraction).padStart(digits, '0')}`)

const positive = (whole: number, digits = 3): fc.Arbitrary<string> =>
  decimals(whole, digits).filter((text) => /[1-9]/.test(text))

const tierRows = fc.tuple(
  fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
  fc.array(fc.tuple(decimals(9, 4), fc.option(decimals(5, 2))), { minLength: 4, maxLength: 4 }),
).map(([bounds, amounts]) => {
  const ends = [...bounds.toSorted((a, b) => a - b).map(String), undefined]
  return ends.map((up_to, index) => {
    const [unit_amount, flat_amount] = amounts[index] ?? ['0', null]
    return {
      ...(up_to === undefined ? {} : { up_to }), unit_amount,
      ...(flat_amount === null ? {} : { flat_amount }),
    }
  })
})

/** Two decimals, the lesser first. */
const ordered = (whole: number, digits: number): fc.Arbitrary<[string, string]> =>
  fc.tuple(decimals(whole, digits), decimals(whole, digits)).map(([one, other]) =>
    Number(one) <= Number(other) ? [one, other] : [other, one])

const percentagePricing = fc.tuple(
  decimals(20, 2), fc.option(decimals(2, 2)), fc.option(ordered(9, 2)),
  fc.constantFrom('none', 'count', 'amount'), fc.integer({ min: 1, max: 4 }),
).map(([rate, fixed_amount, bounds, allowance, free]): Pricing => ({
  type: 'percentage', rate, ...(fixed_amount === null ? {} : { fixed_amount }),
  ...(bounds === null ? {} : {
    minimum_amount_per_transaction: bounds[0], maximum_amount_per_transaction: bounds[1],
  }),
  ...(allowance === 'count' ? { free_transactions: free } : {}),
  ...(allowance === 'amount' ? { free_amount: String(free * 40) } : {}),
}))

export const regions = ['eu', 'us', '', 'null'] as const

const matrixPricing = fc.tuple(
  fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1, maxLength: 3 }),
  fc.array(decimals(9, 4), { minLength: 4, maxLength: 4 }),
).map(([named, amounts]): Pricing => ({
  type: 'matrix', dimensions: ['region'], default_unit_amount: amounts[3] ?? '1',
  cells: named.map((region, index) =>
    ({ values: { region }, unit_amount: amounts[index] ?? '1' })),
}))

const pricings: Record<Model, fc.Arbitrary<Pricing>> = {
  flat: decimals(50).map((amount) => ({ type: 'flat', amount })),
  per_unit: decimals(9, 5).map((unit_amount) => ({ type: 'per_unit', unit_amount })),
  graduated: tierRows.map((tiers) => ({ type: 'graduated', tiers })),
  volume: tierRows.map((tiers) => ({ type: 'volume', tiers })),
  package: fc.tuple(positive(60, 1), decimals(9, 4)).map(([package_size, package_amount]) =>
    ({ type: 'package', package_size, package_amount })),
  percentage: percentagePricing,
  matrix: matrixPricing,
}

const conversion = fc.tuple(
  fc.constantFrom('divide' as const, 'multiply' as const), positive(12, 2),
  fc.option(fc.record({
    mode: fc.constantFrom('up' as const, 'down' as const, 'half_away_from_zero' as const),
    digits: fc.constantFrom(0, 2, 12),
  })),
).map(([operation, factor, rounding]) =>
  ({ operation, factor, ...(rounding === null ? {} : { rounding }) }))

const discountsOf = (takesUsage: boolean): fc.Arbitrary<PriceDiscount[]> => {
  const all: fc.Arbitrary<PriceDiscount>[] = [
    decimals(40, 2).map((amount) => ({ type: 'amount', amount })),
    positive(99, 2).map((percentage) => ({ type: 'percentage', percentage })),
    ...(takesUsage ? [decimals(90, 2).map((quantity): PriceDiscount =>
      ({ type: 'usage', quantity }))] : []),
  ]
  return fc.tuple(...all).chain((made) => fc.shuffledSubarray(made))
}

const hasQuantity = (model: Model): boolean =>
  ['per_unit', 'graduated', 'volume', 'package'].includes(model)

/** Any price of a model with any of the modifiers that it takes. */
const priceOf = (model: Model, minorDigits: number): fc.Arbitrary<RatedPrice> => fc.tuple(
  pricings[model], fc.option(decimals(20, 1)), fc.option(conversion),
  discountsOf(hasQuantity(model)),
  fc.option(minorDigits === 0 ? fc.tuple(fc.constant('7'), fc.constant('70')) : ordered(90, 2)),
  fc.constantFrom('minimum', 'maximum', 'both'),
).map(([pricing, included_quantity, unit_conversion, discounts, bounds, which]) => ({
  pricing,
  ...(included_quantity === null || !hasQuantity(model) ? {} : { included_quantity }),
  ...(unit_conversion === null || !hasQuantity(model) ? {} : { unit_conversion }),
  ...(discounts.length === 0 ? {} : { discounts }),
  ...(bounds === null || model === 'flat' || which === 'maximum' ? {}
    : { minimum_amount: bounds[0] }),
  ...(bounds === null || model === 'flat' || which === 'minimum' ? {}
    : { maximum_amount: bounds[1] }),
}))

export type PricedUsage = {
  currency: string
  price: RatedPrice
  used: Pick<PricePreviewRequest, 'quantity' | 'transactions' | 'groups'>
}

const usedOf = (model: Model): fc.Arbitrary<PricedUsage['used']> => {
  if (model === 'percentage') {
    return fc.array(fc.oneof(decimals(200, 2), fc.constantFrom('0', '-5', '-0.01')),
      { minLength: 1, maxLength: 8 }).map((transactions) => ({ transactions }))
  }
  if (model !== 'matrix') return decimals(900).map((quantity) => ({ quantity }))
  return fc.uniqueArray(fc.constantFrom(...regions, 'ap', null), { minLength: 1 })
    .chain((named) => fc.tuple(...named.map((region) =>
      decimals(90).map((quantity) => ({ values: { region }, quantity })))))
    .map((groups) => ({ groups }))
}

const minorDigits = { USD: 2, JPY: 0, KWD: 3 }

const currencies = fc.constantFrom('USD' as const, 'JPY' as const, 'KWD' as const)

/** Any price of some models, with something that was used. */
export const anyPrice = (
  models: readonly Model[] = Object.keys(pricings) as Model[],
): fc.Arbitrary<PricedUsage> =>
  fc.tuple(fc.constantFrom(...models), currencies)
    .chain(([model, currency]) => fc.record({
      currency: fc.constant<string>(currency),
      price: priceOf(model, minorDigits[currency]),
      used: usedOf(model),
    }))
