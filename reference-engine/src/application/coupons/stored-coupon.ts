import type { CouponDuration } from '../../domain/credits/coupon.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** What can be taken off invoices; only its redemptions and its archiving change (DSC 2). */
export type StoredCoupon = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  /** Either a percentage or an amount. */
  readonly percentage: Decimal | null
  /** In its wire form (MON 3). */
  readonly amount: string | null
  readonly currency: string | null
  readonly duration: CouponDuration
  readonly durationInvoices: number | null
  readonly maxRedemptions: number | null
  readonly redemptions: number
  readonly redeemBy: Instant | null
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}
