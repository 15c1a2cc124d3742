import { discountMachine } from '../../domain/credits/discount-status.ts'
import { Refusal } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import { auditEntry } from '../audit-entry.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import { nowOf } from '../now-of.ts'
import type { Caller } from '../ports.ts'
import type { Discount } from './discount.ts'

type RemoveDiscount = { readonly customerId: string; readonly discountId: string }

/**
 * Takes a discount away: whatever is finalized later is not reduced by it (DSC 2.6). A
 * finalization holds the discounts it takes, so one of the two is first.
 */
export const removeDiscount = (dependencies: BillingDependencies) =>
  (caller: Caller, { customerId, discountId: id }: RemoveDiscount): Promise<Discount> =>
    dependencies.transaction(async ({ customers, discounts, testClocks, auditEntries }) => {
      const { organizationId } = caller
      const customer =
        await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      const discount =
        await found(discounts.findForUpdate({ organizationId, id }), 'discount_not_found')
      if (discount.customerId !== customerId) throw new Refusal('discount_not_found')
      const status = transition(discountMachine, { state: discount.status, action: 'remove' })
      const removedAt = await nowOf(customer, { clock: dependencies.clock, testClocks })
      await discounts.remove({ organizationId, customerId, id }, removedAt)
      const removed: Discount = { ...discount, status, removedAt }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'removeDiscount', objectType: 'discount', objectId: id,
          before: discount, after: removed,
        },
      }))
      return removed
    })
