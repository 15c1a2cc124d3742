import { multiply, parse, type Rational } from './rational.ts'

/** One multiplication of a derivation (PRC 7). */
export type Step = { ref: string; quantity: Rational; unitAmount: Rational; amount: Rational }

export const one = parse('1')

export const step = (ref: string, quantity: Rational, unitAmount: Rational): Step =>
  ({ ref, quantity, unitAmount, amount: multiply(quantity, unitAmount) })
