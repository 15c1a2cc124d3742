import { invoicesReduced, refuseUnredeemable } from '../../domain/credits/coupon.ts'
import { auditEntry } from '../audit-entry.ts'
import { couponOf } from '../coupons/coupon-of.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import { nowOf } from '../now-of.ts'
import type { Caller, Store } from '../ports.ts'
import { foundIn, missing, refuseArchived } from '../references.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import type { Discount } from './discount.ts'

export type ApplyCoupon = {
  readonly customerId: string
  readonly couponId: string
  /** Null for every invoice of the customer. */
  readonly subscriptionId: string | null
}

/**
 * Gives a coupon to a customer. The coupon is held while its redemptions are counted, so that no
 * two who come at once take the last one (DSC 2.4).
 */
export const applyCoupon = (dependencies: BillingDependencies) =>
  (caller: Caller, command: ApplyCoupon): Promise<Discount> =>
    dependencies.transaction(async (store) => {
      const { clock, ids, currencies } = dependencies
      const { organizationId } = caller
      const { customerId, couponId, subscriptionId } = command
      const customer =
        await found(store.customers.find({ organizationId, id: customerId }), 'customer_not_found')
      const subscription = await subscriptionOf(store, { ...command, organizationId })
      const stored = await foundIn(store.coupons.findForUpdate({ organizationId, id: couponId }),
        { pointer: '/coupon_id', code: 'coupon_not_found' })
      const coupon = couponOf(stored, currencies)
      const at = await nowOf(customer, { clock, testClocks: store.testClocks })
      refuseUnredeemable(coupon, { at, currencyCode: subscription?.currency })
      refuseArchived([{ pointer: '', kept: customer }])
      await store.coupons.redeem({ organizationId, id: couponId })
      const discount: Discount = {
        organizationId, customerId, id: ids('dsc'), couponId, subscriptionId, status: 'active',
        remainingInvoices: invoicesReduced(coupon) ?? null, createdAt: at, removedAt: null,
      }
      await store.discounts.insert(discount)
      await store.auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'applyCoupon', objectType: 'discount', objectId: discount.id, after: discount,
        },
      }))
      return discount
    })

/** The subscription that the coupon is for, which has to be the customer's. */
const subscriptionOf = async (
  { subscriptions }: Pick<Store, 'subscriptions'>,
  { organizationId, customerId, subscriptionId }: ApplyCoupon & Pick<Caller, 'organizationId'>,
): Promise<StoredSubscription | undefined> => {
  if (subscriptionId === null) return undefined
  const subscription = await subscriptions.find({ organizationId, id: subscriptionId })
  if (subscription?.customerId === customerId) return subscription
  const code = 'subscription_not_found'
  throw new Refusal(code, {}, [missing({ pointer: '/subscription_id', code })])
}
