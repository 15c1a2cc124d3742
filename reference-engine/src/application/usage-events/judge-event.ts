import type { Fault } from '../../domain/fault.ts'
import { measure } from '../../domain/metering/measure.ts'
import { timestampFault } from '../../domain/metering/timestamp-fault.ts'
import { payloadHash } from '../../domain/metering/usage-event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Customer } from '../customers/customer.ts'
import type { Dependencies } from '../dependencies.ts'
import type { StoredMeter } from '../meters/stored-meter.ts'
import type { SentUsageEvent, StoredUsageEvent } from './stored-usage-event.ts'

/** What the events of one request are judged by. */
export type Circumstances = {
  readonly customerById: ReadonlyMap<string, Customer>
  readonly customerByExternalId: ReadonlyMap<string, Customer>
  /** The clock each customer lives on (USG 5). */
  readonly nowOf: (customer: Customer) => Instant
  /** The active meters by event name. */
  readonly metersByEventName: ReadonlyMap<string, readonly StoredMeter[]>
  readonly receivedAt: Instant
}

export type Judged =
  | { readonly event: StoredUsageEvent; readonly faults?: undefined }
  | { readonly faults: readonly Fault[]; readonly event?: undefined }

/** An event ready to be stored, or everything that is wrong with it, relative to the event. */
export const judgeEvent = (
  { sha256, limits }: Pick<Dependencies, 'sha256' | 'limits'>,
  { sent, circumstances }: { sent: SentUsageEvent; circumstances: Circumstances },
): Judged => {
  const { customerId, customerExternalId, ...event } = sent
  const { customerById, customerByExternalId, metersByEventName, receivedAt } = circumstances
  const customer = customerId === undefined
    ? customerByExternalId.get(customerExternalId)
    : customerById.get(customerId)
  const meters = metersByEventName.get(event.eventName) ?? []
  const hash = payloadHash(event, sha256)
  const faults = [
    ...(customer === undefined
      ? [unknownCustomer(customerId === undefined ? '/customer_external_id' : '/customer_id')]
      : late(event.timestamp, circumstances.nowOf(customer))),
    ...(meters.length === 0 ? [unmetered] : []),
    ...meters.flatMap((meter) => {
      const { eventName, aggregation, valueProperty } = meter
      const definition = { eventName, aggregation, valueProperty: valueProperty ?? undefined }
      return measure(definition, { event, payloadHash: hash }).fault ?? []
    }),
  ]
  if (customer === undefined || faults.length > 0) return { faults }
  const { organizationId, id } = customer
  return { event: { ...event, organizationId, customerId: id, payloadHash: hash, receivedAt } }

  function late(timestamp: Instant, now: Instant): Fault[] {
    const { usageAgeDaysMax: ageDaysMax, usageAheadSecondsMax: aheadSecondsMax } = limits
    const fault = timestampFault(timestamp, { now, limits: { ageDaysMax, aheadSecondsMax } })
    return fault === undefined ? [] : [fault]
  }
}

const unknownCustomer = (pointer: string): Fault =>
  ({ pointer, code: 'customer_not_found', detail: 'The customer does not exist.' })

const unmetered: Fault = {
  pointer: '/event_name',
  code: 'meter_not_found_for_event',
  detail: 'No active meter has this event name; create the meter and send the event again.',
}
