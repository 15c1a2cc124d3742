import { createStore } from '../src/persistence/store.ts'
import type { EventOutcome } from '../src/persistence/usage/store-events.ts'
import type { TestDatabase } from './database.ts'
import { at, closedWindow, ingestRequest, newMeter, storeTenant } from './records.ts'
import type { TestEvent } from './records.ts'

type Events = readonly TestEvent[]

export const stored = (...outcomes: EventOutcome[]) => ({ state: 'stored', outcomes })

/** A tenant with one meter; `ingest` sends one request for it and answers its outcomes. */
export const ingestion = async (on: TestDatabase) => {
  const store = createStore(on.database)
  const { organizationId, customer } = await storeTenant(store)
  const meter = newMeter(organizationId,
    { eventName: 'storage.sampled', aggregation: 'sum', valueProperty: 'gigabytes' })
  await store.transaction(({ meterChanges }) => meterChanges.create(meter))
  const request = (events: Events, atomic = false) =>
    ingestRequest(store, { organizationId, events, atomic })
  const ingest = async (events: Events, atomic = false) =>
    (await store.ingest([await request(events, atomic)]))[0]
  const period = { start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z') }
  const sum = async (customerId = customer.id) => {
    const windows = [{ meterId: meter.id, period }]
    const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
    return `${usage?.quantity.toString()} of ${usage?.eventCount}`
  }
  const close = (from: string, to: string) => store.transaction(async (repositories) => {
    await repositories.lockUsage([{ organizationId, customerId: customer.id }])
    await repositories.closeUsageWindows([closedWindow({
      organizationId,
      customerId: customer.id,
      meterId: meter.id,
      period: { start: at(from), end: at(to) }
    })])
  })
  return { store, organizationId, customerId: customer.id, meter, request, ingest, sum, close }
}
