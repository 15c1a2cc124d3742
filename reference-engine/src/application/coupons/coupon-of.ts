import type { Coupon } from '../../domain/credits/coupon.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { StoredCoupon } from './stored-coupon.ts'

/** A stored coupon as the domain sees it. */
export const couponOf = (stored: StoredCoupon, currencies: CurrencyTable): Coupon => {
  const { amount, currency } = stored
  return {
    percentage: stored.percentage ?? undefined,
    amount: amount === null || currency === null
      ? undefined : Money.parse(amount, currencyOf(currencies, currency)),
    duration: stored.duration,
    durationInvoices: stored.durationInvoices ?? undefined,
    maxRedemptions: stored.maxRedemptions ?? undefined,
    redemptions: stored.redemptions,
    redeemBy: stored.redeemBy ?? undefined,
    archived: stored.archivedAt !== null,
  }
}
