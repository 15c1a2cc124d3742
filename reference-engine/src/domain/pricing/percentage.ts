import { Decimal } from '../money/decimal.ts'
import { hundredths } from '../money/hundredths.ts'
import type { Percentage } from './price.ts'
import type { PricingModel } from './pricing-model.ts'
import { ratingStep } from './rating-step.ts'

/**
 * Every transaction above zero costs a share of its amount and the fixed amount, raised to its
 * minimum, then lowered to its maximum (PRC 5). Transactions of one fate are summed in one step.
 */
export const percentage: PricingModel<'percentage'> = (pricing, transactions) => {
  const charged = chargeableParts(pricing, transactions)
    .map((part) => ({ part, fate: fateOf(pricing, part) }))
  const parts = (wanted: Fate) =>
    charged.filter(({ fate }) => fate === wanted).map(({ part }) => part)
  const [plain, raised, lowered] = [parts('plain'), parts('raised'), parts('lowered')]
  const fixed = pricing.fixedAmount?.isPositive() ? plain.length : 0
  return [
    { ref: 'percentage', quantity: Decimal.sum(plain), unitAmount: hundredths(pricing.rate) },
    step('transaction-fixed', fixed, pricing.fixedAmount),
    step('transaction-minimum', raised.length, pricing.minimumAmountPerTransaction),
    step('transaction-maximum', lowered.length, pricing.maximumAmountPerTransaction),
  ].filter(({ quantity }) => !quantity.isZero()).map(ratingStep)
}

const step = (ref: string, count: number, unitAmount = Decimal.zero) =>
  ({ ref, quantity: Decimal.integer(count), unitAmount })

/** What of each transaction above zero lies beyond the allowance; without a part it is free. */
const chargeableParts = (
  { freeTransactions = 0, freeAmount = Decimal.zero }: Percentage,
  transactions: readonly Decimal[],
): Decimal[] => {
  const parts: Decimal[] = []
  let [transactionsLeft, amountLeft] = [freeTransactions, freeAmount]
  for (const amount of transactions) {
    if (!amount.isPositive()) continue
    const free = transactionsLeft > 0 ? amount : amountLeft.min(amount)
    transactionsLeft -= 1
    amountLeft = amountLeft.minus(free).max(Decimal.zero)
    if (free.lessThan(amount)) parts.push(amount.minus(free))
  }
  return parts
}

type Fate = 'plain' | 'raised' | 'lowered'

const fateOf = (pricing: Percentage, part: Decimal): Fate => {
  const { rate, fixedAmount = Decimal.zero } = pricing
  const { minimumAmountPerTransaction: minimum, maximumAmountPerTransaction: maximum } = pricing
  const cost = part.times(hundredths(rate)).plus(fixedAmount)
  if (minimum && cost.lessThan(minimum)) return 'raised'
  return maximum && cost.greaterThan(maximum) ? 'lowered' : 'plain'
}
