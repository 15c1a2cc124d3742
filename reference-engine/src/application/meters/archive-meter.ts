import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

/** Archives a meter, or gives an archived one back (RES 1). New events of it are refused. */
export const archiveMeter = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<StoredMeter> =>
    dependencies.transaction(async ({ meters, meterChanges, auditEntries }) => {
      const { organizationId } = caller
      const meter =
        await found(meters.findForUpdate({ organizationId, id }), 'meter_not_found')
      if (meter.archivedAt !== null) return meter
      const now = dependencies.clock.now()
      await meterChanges.archive({ organizationId, id }, now)
      const archived: StoredMeter = { ...meter, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archiveMeter', objectType: 'meter', objectId: id,
          before: meter, after: archived,
        },
      }))
      return archived
    })
