import { exact } from './decimal-text.ts'
import type { Step } from './rate.ts'
import { isZero, parse, type Rational } from './rational.ts'

/** Whether the steps of a derivation are those of the oracle, steps of 0 aside. */
export const sameSteps = (
  actual: readonly { ref: string; quantity: string; unit_amount: string }[],
  wanted: readonly Step[],
): boolean => {
  const key = (ref: string, quantity: Rational, unit: Rational) =>
    `${ref} ${exact(quantity)} ${exact(unit)}`
  const due = wanted.filter(({ amount }) => !isZero(amount))
    .map(({ ref, quantity, unitAmount }) => key(ref, quantity, unitAmount))
  const told = actual.map((one) =>
    ({ ref: one.ref, quantity: parse(one.quantity), unit: parse(one.unit_amount) }))
    .filter(({ quantity, unit }) => !isZero(quantity) && !isZero(unit))
    .map(({ ref, quantity, unit }) => key(ref, quantity, unit))
  return told.join('\n') === due.join('\n')
}
