import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { StoredCoupon } from './stored-coupon.ts'

/** The coupons of the caller's organization, newest first (PAG 4). */
export const listCoupons = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<StoredCoupon>> =>
    read(({ coupons }) => coupons.page({ organizationId, limit, after }))
