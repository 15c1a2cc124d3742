import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import { refuseArchived } from '../references.ts'
import { checkedTerms, pricePointer } from './plan-terms.ts'
import type { CheckedTerms, PlanTerms } from './plan-terms.ts'
import type { StoredPlan } from './stored-plan.ts'

export type CreatePlan = Pick<StoredPlan, 'name' | 'description' | 'metadata'> & PlanTerms

/** A new plan with its first version, published at once (SUB 7). */
export const createPlan = (dependencies: Dependencies) =>
  (caller: Caller, command: CreatePlan): Promise<StoredPlan> =>
    dependencies.transaction(async ({ prices, plans, auditEntries }) => {
      const { organizationId } = caller
      const checked = await checkedTerms(dependencies, { prices, organizationId, terms: command })
      refuseArchived(checked.prices.map((kept, index) => ({ pointer: pricePointer(index), kept })))
      const plan = newPlan(dependencies, { caller, command, sold: checked.sold })
      await plans.insert(plan)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: { action: 'createPlan', objectType: 'plan', objectId: plan.id, after: plan },
      }))
      return plan
    })

type Checked = Pick<CheckedTerms, 'sold'> & {
  readonly caller: Caller
  readonly command: CreatePlan
}

const newPlan = (
  { clock, ids }: Dependencies,
  { caller: { organizationId }, command, sold }: Checked,
): StoredPlan => {
  const { name, description, metadata } = command
  const [now, id] = [clock.now(), ids('plan')]
  return {
    organizationId, id, name, description, metadata, archivedAt: null, createdAt: now,
    version: {
      organizationId, id: ids('pver'), planId: id, number: 1, ...sold,
      status: 'published', publishedAt: now,
    },
  }
}
