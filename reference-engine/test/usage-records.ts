import { checksumOf } from '../src/domain/metering/checksum.ts'
import { payloadHash } from '../src/domain/metering/usage-event.ts'
import type { UsageEvent } from '../src/domain/metering/usage-event.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import type { Instant } from '../src/domain/time/instant.ts'
import type { Store } from '../src/persistence/store.ts'
import type { ClosedUsageWindow } from '../src/persistence/usage/closed-usage-windows.ts'
import type { IngestRequest } from '../src/persistence/usage/ingest-batch.ts'
import { at, created, newId, sha256 } from './record-basics.ts'

/** An event of a customer as a test tells it. */
export type TestEvent = UsageEvent & {
  readonly customerId: string
  readonly payloadHash: string
  readonly receivedAt: Instant
}

/** An event of a customer; only what is told differs from the last one. */
export const newEvent = (customerId: string, parts: Partial<UsageEvent> = {}): TestEvent => {
  const event = {
    id: newId('evt'),
    eventName: 'storage.sampled',
    timestamp: at('2026-02-03T10:15:00Z'),
    properties: { gigabytes: '10.5' },
    ...parts
  }
  return { ...event, customerId, payloadHash: payloadHash(event, sha256), receivedAt: created }
}

type Window = Pick<ClosedUsageWindow, 'organizationId' | 'customerId' | 'meterId' | 'period'>

/** A window as a finalization closes it; what was billed in it is nothing. */
export const closedWindow = (window: Window): ClosedUsageWindow => ({
  ...window,
  subscriptionId: 'sub_1', itemId: 'subi_1', priceId: 'price_1', invoiceId: 'inv_1',
  continues: null, trial: false,
  quantity: Decimal.zero, amount: '0', eventCount: 0, eventChecksum: 0n
})

type Sending = Partial<Pick<IngestRequest, 'atomic' | 'refused' | 'version'>>
  & { readonly organizationId: string; readonly events: readonly TestEvent[] }

/** What the application makes of events before it stores them, but for refusing any. */
export const ingestRequest = async (
  store: Store,
  { organizationId, events, ...parts }: Sending
): Promise<IngestRequest> => {
  const { version, meters } = await store.meters.catalogue({ organizationId })
  const ids = events.map(({ customerId }) => customerId)
  const customers =
    await store.meteredCustomers.findMany({ organizationId, ids, externalIds: [] })
  const places = new Map(customers.map(({ id, place }) => [id, place]))
  return {
    organizationId, version, atomic: false, ...parts,
    events: events.map((event) => {
      const { customerId, properties, ...kept } = event
      const place = places.get(customerId)
      if (place === undefined) throw new Error(`no customer ${customerId}`)
      const measured = { event, checksum: checksumOf(event.payloadHash) }
      const counted = meters.filter((meter) => meter.definition.eventName === event.eventName)
        .flatMap((meter) => {
          const { contribution } = meter.measure(measured)
          return contribution === undefined ? [] : [{ meter, contribution }]
        })
      return { ...kept, propertiesJson: JSON.stringify(properties), place, counted }
    })
  }
}

/** Sends one request; its outcomes, or nothing if it was judged by what has changed. */
export const ingestEvents = async (
  store: Store,
  sending: Sending
): Promise<readonly string[]> => {
  const [result] = await store.ingest([await ingestRequest(store, sending)])
  return result === undefined || result.state === 'changed' ? [] : result.outcomes
}
