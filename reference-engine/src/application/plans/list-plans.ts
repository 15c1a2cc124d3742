import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { StoredPlan } from './stored-plan.ts'

/** The plans of the caller's organization, newest first (PAG 4). */
export const listPlans = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<StoredPlan>> =>
    read(({ plans }) => plans.page({ organizationId, limit, after }))
