import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { aboveMaximum } from './bounds-fault.ts'
import { discountFaults } from './discount-faults.ts'
import type { RateablePrice } from './price.ts'
import { ratesQuantity } from './usage.ts'

/** Modifiers that the model does not take, or that contradict themselves (PRC 1, PRC 6). */
export const modifierFaults = (price: RateablePrice): Fault[] => [
  ...includedFaults(price),
  ...conversionFaults(price),
  ...discountFaults(price),
  ...boundFaults(price),
]

const unsupported = (pointer: string, { pricing }: RateablePrice): Fault => ({
  pointer, code: 'modifier_unsupported', detail: `${pricing.type} does not take this modifier.`,
})

const includedFaults = (price: RateablePrice): Fault[] => {
  const pointer = '/included_quantity'
  if (!price.includedQuantity.isPositive() || ratesQuantity(price.pricing)) return []
  if (price.pricing.type !== 'flat') return [unsupported(pointer, price)]
  const detail = 'A flat amount has no included quantity.'
  return [{ pointer, code: 'flat_with_included_quantity', detail }]
}

const conversionFaults = (price: RateablePrice): Fault[] => {
  if (!price.unitConversion) return []
  const byZero = {
    pointer: '/unit_conversion/factor', code: 'conversion_by_zero',
    detail: 'The factor is greater than 0.',
  }
  return [
    ...ratesQuantity(price.pricing) ? [] : [unsupported('/unit_conversion', price)],
    ...price.unitConversion.factor.isZero() ? [byZero] : [],
  ]
}

const boundFaults = (price: RateablePrice): Fault[] => {
  const { pricing, currency, minimumAmount, maximumAmount } = price
  const given = Object.entries({ minimum_amount: minimumAmount, maximum_amount: maximumAmount })
  return [
    ...given.flatMap(([name, amount]) => {
      if (!amount) return []
      const pointer = pointerTo(name)
      return [
        ...pricing.type === 'flat' ? [unsupported(pointer, price)] : [],
        ...amount.scale > currency.minorDigits ? [{
          pointer, code: 'amount_too_precise',
          detail: `An amount in ${currency.code} has ${currency.minorDigits} fraction digits.`,
        }] : [],
      ]
    }),
    ...aboveMaximum('/minimum_amount', { minimum: minimumAmount, maximum: maximumAmount }),
  ]
}
