import type { Instant } from '../../domain/time/instant.ts'
import type { NamedOfCustomer, OfCustomer } from '../billing-ports.ts'
import type { StoredCoupon } from '../coupons/stored-coupon.ts'
import type { Named, Page, PageRequest } from '../ports.ts'
import type { Discount } from './discount.ts'

/** A discount that may reduce the next invoice, with what it takes off. */
export type DiscountInForce = { readonly discount: Discount; readonly coupon: StoredCoupon }

/** That invoices which were finalized, or voided, had this discount. */
export type DiscountUse = OfCustomer & {
  readonly discountId: string
  /** On how many invoices. */
  readonly invoices: number
}

/** What billing reads of discounts. */
type DiscountReads = {
  find(where: Named): Promise<Discount | undefined>
  /**
   * The active discounts of these customers, by customer and then in the order in which they were
   * given. Those that name another subscription than the invoice's are for the caller to leave out.
   */
  inForce(of: readonly OfCustomer[]): Promise<DiscountInForce[]>
  page(wanted: PageRequest & OfCustomer): Promise<Page<Discount>>
}

export type Discounts = DiscountReads & {
  insert(discount: Discount): Promise<void>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<Discount | undefined>
  /**
   * The same as `inForce`, each discount held until the transaction ends: a finalization takes
   * them so, and two cannot both take the last use.
   */
  inForceForUpdate(of: readonly OfCustomer[]): Promise<DiscountInForce[]>
  /** Counts finalized invoices; a discount without any left is used up. Hold the discounts. */
  consume(uses: readonly DiscountUse[]): Promise<void>
  /** Gives void invoices' uses back; one that was used up is active again (DSC 2.8). */
  giveBack(uses: readonly DiscountUse[]): Promise<void>
  remove(where: NamedOfCustomer, removedAt: Instant): Promise<unknown>
}
