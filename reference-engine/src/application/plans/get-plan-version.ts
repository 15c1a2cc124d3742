import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredPlanVersion } from './stored-plan.ts'

export type WhichPlanVersion = { readonly planId: string; readonly id: string }

/** One version of a plan; another plan's version is none of this one (SUB 7, SEC 1). */
export const getPlanVersion = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { planId, id }: WhichPlanVersion): Promise<StoredPlanVersion> =>
    read(async ({ plans }) => {
      await found(plans.find({ organizationId, id: planId }), 'plan_not_found')
      return found(plans.findVersion({ organizationId, planId, id }), 'plan_version_not_found')
    })
