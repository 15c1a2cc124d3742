import { Money } from '../money/money.ts'
import type { RateablePrice } from './price.ts'

/** What brings a rounded amount down to the maximum of its price: 0 or less (PRC 6). */
export const maximumAdjustment = (
  { maximumAmount, currency }: RateablePrice,
  amount: Money,
): Money => {
  const above = maximumAmount && Money.of(maximumAmount, currency).minus(amount)
  return above?.isNegative() ? above : Money.zero(currency)
}
