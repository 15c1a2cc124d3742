import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import type { StoredSubscription } from './stored-subscription.ts'

/** A JSON Merge Patch: what is absent stays (RES 1). */
export type UpdateSubscription = {
  readonly subscriptionId: string
  /** Null: those of the customer, from the next invoice on (TAX 1.4). */
  readonly taxRateIds: readonly string[] | null | undefined
  readonly metadata: MetadataPatch | undefined
}

/** Changes what billing does not depend on, and the tax rates of later invoices. */
export const updateSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, command: UpdateSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'updateSubscription' }, async (work) => {
      const { subscriptionId: id, taxRateIds, metadata } = command
      const { organizationId } = caller
      const stored = await found(
        work.store.subscriptions.findForUpdate({ organizationId, id }), 'subscription_not_found')
      const merged = mergedMetadata(stored.metadata, metadata)
      await usableTaxRates(work.store, {
        organizationId, kept: stored.taxRateIds ?? [],
        lists: [{ pointer: '/tax_rate_ids', ids: taxRateIds ?? [] }],
      })
      const updated = {
        ...stored, metadata: merged, updatedAt: dependencies.clock.now(),
        taxRateIds: taxRateIds === undefined ? stored.taxRateIds : taxRateIds,
      }
      await work.store.subscriptions.updateMany([updated])
      work.audit(organizationId,
        { objectType: 'subscription', objectId: id, before: stored, after: updated })
      return updated
    })
