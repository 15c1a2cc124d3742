import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredCoupon } from './stored-coupon.ts'

/** One coupon of the caller's organization, or `coupon_not_found` (SEC 1). */
export const getCoupon = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId }: Caller, id: string): Promise<StoredCoupon> =>
    read(({ coupons }) => found(coupons.find({ organizationId, id }), 'coupon_not_found'))
