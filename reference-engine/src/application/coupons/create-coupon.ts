import { couponFaults } from '../../domain/credits/coupon-faults.ts'
import type { CouponDraft } from '../../domain/credits/coupon-faults.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { auditEntry } from '../audit-entry.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import type { StoredCoupon } from './stored-coupon.ts'

export type CreateCoupon = Pick<StoredCoupon, 'name' | 'maxRedemptions' | 'metadata'>
  & Omit<CouponDraft, 'currency'> & { readonly currencyCode?: string | undefined }

/** A new coupon, or everything about it that contradicts itself (DSC 2). */
export const createCoupon = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateCoupon): Promise<StoredCoupon> =>
    dependencies.transaction(async ({ coupons, auditEntries }) => {
      const { clock, ids, currencies } = dependencies
      const { organizationId } = caller
      const { currencyCode, name, maxRedemptions, metadata, ...terms } = command
      const currency = currencyCode === undefined
        ? undefined : currencyOf(currencies, currencyCode)
      const now = clock.now()
      refuseFaults('coupon_definition_invalid', couponFaults({ ...terms, currency }, now))
      const { percentage, amount, duration, durationInvoices, redeemBy } = terms
      const coupon: StoredCoupon = {
        organizationId, id: ids('cpn'), name, percentage: percentage ?? null,
        amount: amount && currency ? Money.of(amount, currency).toString() : null,
        currency: currency?.code ?? null, duration, durationInvoices: durationInvoices ?? null,
        maxRedemptions, redemptions: 0, redeemBy: redeemBy ?? null, metadata,
        archivedAt: null, createdAt: now,
      }
      await coupons.insert(coupon)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'createCoupon', objectType: 'coupon', objectId: coupon.id, after: coupon,
        },
      }))
      return coupon
    })
