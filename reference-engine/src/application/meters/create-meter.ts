import { meterFaults } from '../../domain/metering/meter-faults.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

export type CreateMeter = Omit<StoredMeter, 'organizationId' | 'id' | 'archivedAt' | 'createdAt'>

/** A new meter; it counts every event of its name that is stored already (RES 1, MTR 6). */
export const createMeter = (dependencies: Dependencies) =>
  (caller: Caller, command: CreateMeter): Promise<StoredMeter> =>
    dependencies.transaction(async ({ meterChanges, auditEntries }) => {
      const { clock, ids } = dependencies
      const { organizationId } = caller
      refuseFaults('meter_definition_invalid',
        meterFaults({ ...command, valueProperty: command.valueProperty ?? undefined }))
      const id = ids('mtr')
      const meter: StoredMeter =
        { organizationId, id, ...command, archivedAt: null, createdAt: clock.now() }
      await meterChanges.create(meter)
      await auditEntries.append(auditEntry(dependencies, {
        caller, change: { action: 'createMeter', objectType: 'meter', objectId: id, after: meter },
      }))
      return meter
    })
