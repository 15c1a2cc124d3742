import { boundLines, bounded, type BoundLine } from './bounds.ts'
import { billed, exact } from './decimal-text.ts'
import { ratedQuantity, steps, totalOf, type Rated, type RatedPrice } from './rate.ts'
import { parse, subtract, sum } from './rational.ts'
import { shares } from './shares.ts'
import type { Step } from './step.ts'

/** Everything a preview says of a price and what it rates. */
export type Derived = {
  quantity: string
  rated_quantity: string
  steps: { ref: string; quantity: string; unit_amount: string; amount: string }[]
  amount_unrounded: string
  amount: string
  rounding_residue: string
  minimum_adjustment: string
  maximum_adjustment: string
  total: string
}

export type Derivation = Derived & { exactSteps: Step[]; boundLines: BoundLine[] }

const stepTexts = (taken: readonly Step[], amount: string, minorDigits: number) => {
  const parts = shares(taken.map((one) => one.amount), amount, minorDigits)
  return taken.map(({ ref, quantity, unitAmount }, index) => ({
    ref, quantity: exact(quantity), unit_amount: exact(unitAmount), amount: parts[index] as string,
  }))
}

/**
 * The whole way of an amount: conversion, included quantity, model, discounts, one rounding,
 * minimum, maximum (PRC 6).
 */
export const derive = (price: RatedPrice, rated: Rated, minorDigits: number): Derivation => {
  const taken = steps(price, rated)
  const unrounded = sum(taken.map(({ amount }) => amount))
  const amount = billed(unrounded, minorDigits)
  const bounds = bounded(price, parse(amount))
  return {
    quantity: exact(totalOf(rated)),
    rated_quantity: exact(ratedQuantity(price, rated)),
    steps: stepTexts(taken, amount, minorDigits),
    amount_unrounded: exact(unrounded), amount,
    rounding_residue: exact(subtract(unrounded, parse(amount))),
    minimum_adjustment: billed(bounds.minimum, minorDigits),
    maximum_adjustment: billed(bounds.maximum, minorDigits),
    total: billed(bounds.total, minorDigits),
    exactSteps: taken, boundLines: boundLines(bounds, minorDigits),
  }
}
