import type { Decimal } from '../money/decimal.ts'
import type { Money } from '../money/money.ts'
import { Refusal } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'

/** For how many invoices a coupon is good: one, a number of them, or all (DSC 2). */
export const couponDurations = ['once', 'repeating', 'forever'] as const
export type CouponDuration = (typeof couponDurations)[number]

/** What is taken off an invoice, how often, and how often it may be given (DSC 2). */
export type Coupon = {
  /** Either a percentage or an amount. */
  readonly percentage?: Decimal | undefined
  readonly amount?: Money | undefined
  readonly duration: CouponDuration
  /** For `repeating` only: on how many finalized invoices it counts. */
  readonly durationInvoices?: number | undefined
  readonly maxRedemptions?: number | undefined
  readonly redemptions: number
  readonly redeemBy?: Instant | undefined
  readonly archived: boolean
}

export type Redemption = {
  /** The customer's clock. */
  readonly at: Instant
  /** Of the subscription that it is for; an amount in another currency takes nothing off it. */
  readonly currencyCode?: string | undefined
}

/** Refuses a coupon that cannot be redeemed, and says why (DSC 2.4). */
export const refuseUnredeemable = (coupon: Coupon, redemption: Redemption): void => {
  const reason = unredeemable(coupon, redemption)
  if (reason !== undefined) throw new Refusal('coupon_not_redeemable', { reason })
}

type Reason = 'archived' | 'expired' | 'used_up' | 'other_currency'

const unredeemable = (
  { archived, redeemBy, redemptions, maxRedemptions, amount }: Coupon,
  { at, currencyCode }: Redemption,
): Reason | undefined => {
  if (archived) return 'archived'
  if (redeemBy !== undefined && !isBefore(at, redeemBy)) return 'expired'
  if (maxRedemptions !== undefined && redemptions >= maxRedemptions) return 'used_up'
  const differs = amount !== undefined && currencyCode !== undefined
    && amount.currency.code !== currencyCode
  return differs ? 'other_currency' : undefined
}

/** How many finalized invoices a redeemed coupon reduces; nothing where it is all of them. */
export const invoicesReduced = (
  { duration, durationInvoices }: Pick<Coupon, 'duration' | 'durationInvoices'>,
): number | undefined => {
  switch (duration) {
    case 'once': return 1
    case 'repeating': return durationInvoices
    case 'forever': return undefined
  }
}
