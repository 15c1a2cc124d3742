import { Money } from '../money/money.ts'
import type { RateablePrice } from './price.ts'

/** What a rounded amount lacks to the minimum of its price: 0 or more (PRC 6). */
export const minimumAdjustment = (
  { minimumAmount, currency }: RateablePrice,
  amount: Money,
): Money => {
  const missing = minimumAmount && Money.of(minimumAmount, currency).minus(amount)
  return missing?.isPositive() ? missing : Money.zero(currency)
}
