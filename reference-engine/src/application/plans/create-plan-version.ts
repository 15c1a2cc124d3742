import { planVersionMachine } from '../../domain/pricing/plan-version-status.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import { refuseArchived } from '../references.ts'
import { checkedTerms, pricePointer } from './plan-terms.ts'
import type { PlanTerms } from './plan-terms.ts'
import type { StoredPlanVersion } from './stored-plan.ts'

export type CreatePlanVersion = { readonly planId: string; readonly terms: PlanTerms }

/**
 * A draft of what a plan is to sell, which changes nothing yet (SUB 7). The plan is held from the
 * start: of two drafts made at once, the second is counted after the first.
 */
export const createPlanVersion = (dependencies: Dependencies) =>
  (caller: Caller, { planId, terms }: CreatePlanVersion): Promise<StoredPlanVersion> =>
    dependencies.transaction(async ({ prices, plans, auditEntries }) => {
      const { organizationId } = caller
      const plan =
        await found(plans.findForUpdate({ organizationId, id: planId }), 'plan_not_found')
      const checked = await checkedTerms(dependencies, { prices, organizationId, terms })
      refuseArchived([
        { pointer: '', kept: plan },
        ...checked.prices.map((kept, index) => ({ pointer: pricePointer(index), kept })),
      ])
      const version: StoredPlanVersion = {
        organizationId, id: dependencies.ids('pver'), planId,
        number: await plans.lastVersionNumber({ organizationId, planId }) + 1,
        ...checked.sold, status: planVersionMachine.initial, publishedAt: null,
      }
      await plans.insertVersion(version)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'createPlanVersion', objectType: 'plan_version', objectId: version.id,
          after: version,
        },
      }))
      return version
    })
