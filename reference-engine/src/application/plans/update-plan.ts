import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import type { StoredPlan } from './stored-plan.ts'

/** A merge patch: what is absent stays, null clears (RES 1). */
export type UpdatePlan = {
  readonly name?: string | undefined
  readonly description?: string | null | undefined
  readonly metadata?: MetadataPatch | undefined
}

/** A plan with another text; what it sells changes by a new version (SUB 7). */
export const updatePlan = (dependencies: Dependencies) =>
  (caller: Caller, { id, patch }: { id: string; patch: UpdatePlan }): Promise<StoredPlan> =>
    dependencies.transaction(async ({ plans, auditEntries }) => {
      const { organizationId } = caller
      const plan = await found(plans.findForUpdate({ organizationId, id }), 'plan_not_found')
      const { metadata, ...values } = patch
      const set = { ...present(values), metadata: mergedMetadata(plan.metadata, metadata) }
      await plans.update({ organizationId, id }, set)
      const updated: StoredPlan = { ...plan, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updatePlan', objectType: 'plan', objectId: id, before: plan, after: updated,
        },
      }))
      return updated
    })
