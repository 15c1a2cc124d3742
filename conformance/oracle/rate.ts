import { convertUnits } from './convert-units.ts'
import { discountSteps } from './discounts.ts'
import { matrixSteps, type GroupQuantity } from './matrix.ts'
import { percentageSteps } from './percentage.ts'
import {
  ceiling, divide, greater, isZero, parse, subtract, sum, zero, type Rational,
} from './rational.ts'
import { one, step, type Step } from './step.ts'
import type { RatedPrice } from './rated-price.ts'
import { graduatedSteps, volumeSteps } from './tiers.ts'

export type { RatedPrice } from './rated-price.ts'
export type { Step } from './step.ts'

/** What a price rates: one quantity, transactions in their order, or a quantity by group. */
export type Rated = Rational | { transactions: readonly Rational[] } | { groups: GroupQuantity[] }

/** All that was used together; less than nothing is nothing. */
export const totalOf = (rated: Rated): Rational => {
  if ('transactions' in rated) return greater(sum(rated.transactions), zero)
  if ('groups' in rated) return greater(sum(rated.groups.map(({ quantity }) => quantity)), zero)
  return greater(rated, zero)
}

/** The quantity that the model sees: converted, and without what is included. */
export const ratedQuantity = (price: RatedPrice, rated: Rated): Rational => {
  const { unit_conversion: conversion = null, included_quantity: included = null } = price
  const total = totalOf(rated)
  const converted = conversion === null ? total : convertUnits(total, conversion)
  return greater(subtract(converted, parse(included ?? '0')), zero)
}

/** The steps of a model for one quantity, from PRC 2 to 4. */
const quantitySteps = ({ pricing }: RatedPrice, rest: Rational): Step[] => {
  if (pricing.type === 'flat') return [step('flat', one, parse(pricing.amount))]
  if (isZero(rest)) return []
  switch (pricing.type) {
    case 'per_unit': return [step('unit', rest, parse(pricing.unit_amount))]
    case 'graduated': return graduatedSteps(pricing.tiers, rest)
    case 'volume': return volumeSteps(pricing.tiers, rest)
    case 'package': {
      const packages = ceiling(divide(rest, parse(pricing.package_size)))
      return [step('package', packages, parse(pricing.package_amount))]
    }
    case 'percentage':
    case 'matrix': throw new Error(`a price of ${pricing.type} rates no single quantity`)
  }
}

const chargedSteps = (price: RatedPrice, rated: Rated): Step[] => {
  const { pricing } = price
  if (pricing.type === 'percentage') {
    if (!('transactions' in rated)) throw new Error('a percentage rates transactions')
    return percentageSteps(pricing, rated.transactions)
  }
  if (pricing.type === 'matrix') {
    if (!('groups' in rated)) throw new Error('a matrix rates groups')
    return matrixSteps(pricing, rated.groups)
  }
  return quantitySteps(price, ratedQuantity(price, rated))
}

/** The steps of a price: what its model charges, then what its discounts take off. */
export const steps = (price: RatedPrice, rated: Rated): Step[] => {
  const charged = chargedSteps(price, rated)
  const amountWithout = (quantity: Rational): Rational => {
    const rest = greater(subtract(ratedQuantity(price, rated), quantity), zero)
    return sum(quantitySteps(price, rest).map(({ amount }) => amount))
  }
  return [...charged, ...discountSteps(price.discounts ?? [], { charged, amountWithout })]
}

/** The exact, unrounded amount of a price. */
export const rate = (price: RatedPrice, rated: Rated): Rational =>
  sum(steps(price, rated).map(({ amount }) => amount))
