import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { StoredPlanVersion } from './stored-plan.ts'

export type ListPlanVersions = PageRequest & { readonly planId: string }

/** The versions of one plan, drafts too, newest first (PAG 4). */
export const listPlanVersions = ({ read }: Dependencies) =>
  (
    { organizationId }: Caller,
    { planId, limit, after }: ListPlanVersions,
  ): Promise<Page<StoredPlanVersion>> =>
    read(async ({ plans }) => {
      await found(plans.find({ organizationId, id: planId }), 'plan_not_found')
      return plans.versionPage({ organizationId, planId, limit, after })
    })
