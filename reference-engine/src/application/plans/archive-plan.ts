import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredPlan } from './stored-plan.ts'

/** Archives a plan, or gives an archived one back as it is (RES 1). Its subscriptions go on. */
export const archivePlan = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<StoredPlan> =>
    dependencies.transaction(async ({ plans, auditEntries }) => {
      const { organizationId } = caller
      const plan =
        await found(plans.findForUpdate({ organizationId, id }), 'plan_not_found')
      if (plan.archivedAt !== null) return plan
      const now = dependencies.clock.now()
      await plans.archive({ organizationId, id }, now)
      const archived: StoredPlan = { ...plan, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archivePlan', objectType: 'plan', objectId: id,
          before: plan, after: archived,
        },
      }))
      return archived
    })
