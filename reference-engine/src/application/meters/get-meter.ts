import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

/** One meter of the caller's organization, or `meter_not_found` (RES 1, SEC 1). */
export const getMeter = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, id: string): Promise<StoredMeter> =>
    read(({ meters }) => found(meters.find({ organizationId, id }), 'meter_not_found'))
