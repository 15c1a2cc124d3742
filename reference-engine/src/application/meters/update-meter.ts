import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import type { StoredMeter } from './stored-meter.ts'

/** A merge patch: what is absent stays (RES 1). */
export type UpdateMeter = {
  readonly name?: string | undefined
  readonly metadata?: MetadataPatch | undefined
}

/** A meter with another name; what it measures never changes, so ingestion goes on meanwhile. */
export const updateMeter = (dependencies: Dependencies) =>
  (caller: Caller, { id, patch }: { id: string; patch: UpdateMeter }): Promise<StoredMeter> =>
    dependencies.transaction(async ({ meters, auditEntries }) => {
      const { organizationId } = caller
      const meter = await found(meters.findForUpdate({ organizationId, id }), 'meter_not_found')
      const { metadata, ...values } = patch
      const set = { ...present(values), metadata: mergedMetadata(meter.metadata, metadata) }
      await meters.update({ organizationId, id }, set)
      const updated: StoredMeter = { ...meter, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updateMeter', objectType: 'meter', objectId: id, before: meter, after: updated,
        },
      }))
      return updated
    })
