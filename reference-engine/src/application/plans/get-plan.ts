import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredPlan } from './stored-plan.ts'

/** One plan of the caller's organization, or `plan_not_found` (RES 1, SEC 1). */
export const getPlan = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, id: string): Promise<StoredPlan> =>
    read(({ plans }) => found(plans.find({ organizationId, id }), 'plan_not_found'))
