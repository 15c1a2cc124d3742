import type { PercentagePricing } from '@valora/spec/types'
import {
  add, compare, divide, greater, isPositive, isZero, multiply, parse, rational, smaller, subtract,
  sum, zero, type Rational,
} from './rational.ts'
import { step, type Step } from './step.ts'

/** What of each positive transaction lies beyond the allowance, in their order (PRC 5). */
const chargeableParts = (
  { free_transactions = 0, free_amount }: PercentagePricing, transactions: readonly Rational[],
): Rational[] => {
  let left = parse(free_amount ?? '0')
  return transactions.filter(isPositive).slice(free_transactions).map((value) => {
    const free = smaller(left, value)
    left = subtract(left, free)
    return subtract(value, free)
  }).filter(isPositive)
}

type Charge = { part: Rational; bound: 'none' | 'minimum' | 'maximum' }

const chargeOf = (terms: PercentagePricing, part: Rational): Charge => {
  const share = divide(multiply(part, parse(terms.rate)), rational(100n))
  const cost = add(share, parse(terms.fixed_amount ?? '0'))
  const minimum = parse(terms.minimum_amount_per_transaction ?? '0')
  const raised = greater(cost, minimum)
  const maximum = terms.maximum_amount_per_transaction
  if (maximum !== undefined && compare(raised, parse(maximum)) > 0) {
    return { part, bound: 'maximum' }
  }
  return { part, bound: compare(cost, minimum) < 0 ? 'minimum' : 'none' }
}

/** A charge for every transaction beyond the allowance, summed by what decides it (PRC 5). */
export const percentageSteps = (
  terms: PercentagePricing, transactions: readonly Rational[],
): Step[] => {
  const charges = chargeableParts(terms, transactions).map((part) => chargeOf(terms, part))
  const of = (wanted: Charge['bound']) => charges.filter(({ bound }) => bound === wanted)
  const count = (wanted: Charge['bound']) => rational(BigInt(of(wanted).length))
  const amount = (text = '0') => parse(text)
  const fixed = amount(terms.fixed_amount)
  return [
    step('percentage', sum(of('none').map(({ part }) => part)),
      divide(parse(terms.rate), rational(100n))),
    step('transaction-fixed', isZero(fixed) ? zero : count('none'), fixed),
    step('transaction-minimum', count('minimum'), amount(terms.minimum_amount_per_transaction)),
    step('transaction-maximum', count('maximum'), amount(terms.maximum_amount_per_transaction)),
  ].filter(({ quantity }) => !isZero(quantity))
}
