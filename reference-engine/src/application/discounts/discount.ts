import type { DiscountStatus } from '../../domain/credits/discount-status.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A coupon that a customer has redeemed, for all invoices or for one subscription's (DSC 2). */
export type Discount = {
  readonly organizationId: string
  readonly customerId: string
  readonly id: string
  readonly couponId: string
  /** Null where it reduces every invoice of the customer. */
  readonly subscriptionId: string | null
  readonly status: DiscountStatus
  /** How many invoices it still reduces when they are finalized; null for all. */
  readonly remainingInvoices: number | null
  readonly createdAt: Instant
  readonly removedAt: Instant | null
}
