import { assert } from '../assert.ts'
import { divide, plus, times } from './exact-integer.ts'
import type { ExactInteger } from './exact-integer.ts'
import { Money } from './money.ts'
import { settleRemainders } from './settle-remainders.ts'

/**
 * Shares an amount out in proportion to weights, by largest remainder (MON 5): the shares add up
 * to it. Weights may be below zero, and take a share below zero; their sum is above zero.
 *
 * @example proportionally(tenEuros, [oneEuro, oneEuro, oneEuro]) // 3.34, 3.33, 3.33
 */
export const proportionally = (whole: Money, weights: readonly Money[]): Money[] => {
  const { currency, amount } = whole
  const scale = currency.minorDigits
  const total = amount.unscaledAt(scale)
  const parts = weights.map((weight) => weight.amount.unscaledAt(scale))
  const sum = parts.reduce<ExactInteger>(plus, 0)
  assert(sum > 0, 'what an amount is shared out over is above zero')
  const exact = parts.map((part) => divide(times(total, part), sum))
  return settleRemainders(exact, total).map((units) => Money.minor(units, currency))
}
