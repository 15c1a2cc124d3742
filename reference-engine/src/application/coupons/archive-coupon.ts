import { auditEntry } from '../audit-entry.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredCoupon } from './stored-coupon.ts'

/** Archives a coupon, or gives an archived one back as it is. Discounts that stand go on. */
export const archiveCoupon = (dependencies: BillingDependencies) =>
  (caller: Caller, id: string): Promise<StoredCoupon> =>
    dependencies.transaction(async ({ coupons, auditEntries }) => {
      const { organizationId } = caller
      const coupon =
        await found(coupons.findForUpdate({ organizationId, id }), 'coupon_not_found')
      if (coupon.archivedAt !== null) return coupon
      const now = dependencies.clock.now()
      await coupons.archive({ organizationId, id }, now)
      const archived: StoredCoupon = { ...coupon, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archiveCoupon', objectType: 'coupon', objectId: id,
          before: coupon, after: archived,
        },
      }))
      return archived
    })
