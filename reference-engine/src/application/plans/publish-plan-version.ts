import type { Fault } from '../../domain/fault.ts'
import { planVersionMachine } from '../../domain/pricing/plan-version-status.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller, Prices } from '../ports.ts'
import { refuseArchived } from '../references.ts'
import type { WhichPlanVersion } from './get-plan-version.ts'
import { pricePointer } from './plan-terms.ts'
import type { StoredPlanVersion } from './stored-plan.ts'

/**
 * Makes a draft what new subscriptions get; those there are stay on their versions (SUB 7). The
 * plan is held from the start, so of two that publish at once one finds the other's done.
 */
export const publishPlanVersion = (dependencies: Dependencies) =>
  (caller: Caller, { planId, id }: WhichPlanVersion): Promise<StoredPlanVersion> =>
    dependencies.transaction(async ({ plans, prices, auditEntries }) => {
      const { organizationId } = caller
      const plan =
        await found(plans.findForUpdate({ organizationId, id: planId }), 'plan_not_found')
      const which = { organizationId, planId, id }
      const draft = await found(plans.findVersion(which), 'plan_version_not_found')
      const status = transition(planVersionMachine, { state: draft.status, action: 'publish' })
      refuseFaults('plan_items_invalid', await archivedFaults(prices, draft))
      refuseArchived([{ pointer: '', kept: plan }])
      const publishedAt = dependencies.clock.now()
      await plans.publishVersion(which, publishedAt)
      const published: StoredPlanVersion = { ...draft, status, publishedAt }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'publishPlanVersion', objectType: 'plan_version', objectId: id,
          before: draft, after: published,
        },
      }))
      return published
    })

/** Prices that were archived after they had been put into the draft. */
const archivedFaults = async (
  prices: Prices,
  { organizationId, items }: StoredPlanVersion,
): Promise<Fault[]> => {
  const ids = items.map(({ priceId }) => priceId)
  const sold = await prices.findMany({ organizationId, ids })
  const archived = new Set(sold.flatMap(({ id, archivedAt }) => archivedAt === null ? [] : [id]))
  return items.flatMap(({ priceId }, index) => archived.has(priceId) ? [{
    pointer: pricePointer(index), code: 'price_archived',
    detail: 'The price is archived: nothing new is sold at it.',
  }] : [])
}
