import { billed } from './decimal-text.ts'
import {
  add, greater, isZero, negate, parse, smaller, subtract, zero, type Rational,
} from './rational.ts'
import { one, step, type Step } from './step.ts'
import type { RatedPrice } from './rated-price.ts'

export type Bounded = {
  /** What a minimum adds to the rounded amount; 0 where it adds nothing. */
  minimum: Rational
  /** What a maximum takes off, as a negative amount. */
  maximum: Rational
  total: Rational
}

/** The true-up to the minimum and the cap at the maximum of a rounded amount (PRC 6). */
export const bounded = (
  { minimum_amount, maximum_amount }: RatedPrice, amount: Rational,
): Bounded => {
  const least = minimum_amount ?? null
  const most = maximum_amount ?? null
  const minimum = least === null ? zero : greater(subtract(parse(least), amount), zero)
  const raised = add(amount, minimum)
  const maximum = most === null ? zero : smaller(subtract(parse(most), raised), zero)
  return { minimum, maximum, total: add(raised, maximum) }
}

export type BoundLine = { kind: 'minimum' | 'maximum'; amount: string; steps: Step[] }

/** The lines that follow the line of a price whose amount a bound moved. */
export const boundLines = ({ minimum, maximum }: Bounded, minorDigits: number): BoundLine[] => {
  const lines: BoundLine[] = [
    { kind: 'minimum', amount: billed(minimum, minorDigits),
      steps: [step('minimum', one, minimum)] },
    { kind: 'maximum', amount: billed(maximum, minorDigits),
      steps: [step('maximum', negate(one), negate(maximum))] },
  ]
  return lines.filter(({ steps }) => steps.some(({ amount }) => !isZero(amount)))
}
