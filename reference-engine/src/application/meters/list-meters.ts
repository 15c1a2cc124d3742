import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

/** The meters of the caller's organization, newest first (PAG 4). */
export const listMeters = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<StoredMeter>> =>
    read(({ meters }) => meters.page({ organizationId, limit, after }))
