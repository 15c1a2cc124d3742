import type { Instant } from '../../domain/time/instant.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredCoupon } from './stored-coupon.ts'

export type Coupons = {
  insert(coupon: StoredCoupon): Promise<void>
  find(where: Named): Promise<StoredCoupon | undefined>
  /** Held until the transaction ends: whoever redeems it waits (DSC 2). */
  findForUpdate(where: Named): Promise<StoredCoupon | undefined>
  /** Of any number of organizations in one statement. */
  findEach(named: readonly Named[]): Promise<StoredCoupon[]>
  archive(where: Named, archivedAt: Instant): Promise<unknown>
  /** Counts one redemption; hold the coupon. */
  redeem(where: Named): Promise<unknown>
  page(wanted: PageRequest & Tenant): Promise<Page<StoredCoupon>>
}
