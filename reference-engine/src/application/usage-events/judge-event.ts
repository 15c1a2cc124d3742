import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Fault } from '../../domain/fault.ts'
import { checksumOf } from '../../domain/metering/checksum.ts'
import type { Counted, CountingMeter } from '../../domain/metering/counting-meter.ts'
import { timestampFault } from '../../domain/metering/timestamp-fault.ts'
import { canonicalEvent } from '../../domain/metering/usage-event.ts'
import type { ArrivingEvent } from '../../domain/metering/usage-event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Dependencies } from '../dependencies.ts'
import type { SentUsageEvent } from './stored-usage-event.ts'
import type { CountedUsageEvent, MeteredCustomer } from './usage-ports.ts'

/** What the events of one request are judged by. */
export type Circumstances = {
  readonly customerById: ReadonlyMap<string, MeteredCustomer>
  readonly customerByExternalId: ReadonlyMap<string, MeteredCustomer>
  /** The clock each customer lives on (USG 5). */
  readonly nowOf: (customer: MeteredCustomer) => Instant
  /** The meters by event name, archived ones too. */
  readonly metersByEventName: MetersByEventName
  readonly receivedAt: Instant
}

export type MetersByEventName = ReadonlyMap<string, readonly CountingMeter[]>

export type Judged =
  | { readonly event: CountedUsageEvent; readonly faults?: undefined }
  | { readonly faults: readonly Fault[]; readonly event?: undefined }

type Judging = Pick<Dependencies, 'sha256' | 'limits'>

/** An event ready to be stored, or everything that is wrong with it, relative to the event. */
export const judgeEvent = (
  judging: Judging,
  { sent, circumstances }: { sent: SentUsageEvent; circumstances: Circumstances },
): Judged => {
  const { customerById, customerByExternalId, metersByEventName, receivedAt } = circumstances
  const { customerId, id, eventName, timestamp } = sent
  const customer = customerId === undefined
    ? customerByExternalId.get(sent.customerExternalId)
    : customerById.get(customerId)
  const judged = judgePayload(judging, {
    payload: sent,
    metersByEventName,
    now: customer && circumstances.nowOf(customer),
  })
  const { propertiesJson, payloadHash, counted, faults } = judged
  if (customer === undefined) {
    const pointer = customerId === undefined ? '/customer_external_id' : '/customer_id'
    return { faults: [unknownCustomer(pointer), ...faults] }
  }
  if (faults.length > 0) return { faults }
  const { place } = customer
  return {
    event: {
      id, eventName, timestamp, propertiesJson, payloadHash, receivedAt, place, counted,
    },
  }
}

export type JudgedPayload =
  & Pick<CountedUsageEvent, 'propertiesJson' | 'payloadHash' | 'counted'>
  & { readonly faults: readonly Fault[] }

type Payload = {
  readonly payload: ArrivingEvent
  readonly metersByEventName: MetersByEventName
  /** The clock of the customer; without one the timestamp is not judged. */
  readonly now: Instant | undefined
}

/** What a payload adds to which meters, and what is wrong with it, whoever the customer is. */
export const judgePayload = (
  { sha256, limits }: Judging,
  { payload, metersByEventName, now }: Payload,
): JudgedPayload => {
  const faults: Fault[] = []
  const { usageAgeDaysMax: ageDaysMax, usageAheadSecondsMax: aheadSecondsMax } = limits
  const late = now
    && timestampFault(payload.timestamp, { now, limits: { ageDaysMax, aheadSecondsMax } })
  if (late !== undefined) faults.push(late)
  const meters = metersByEventName.get(payload.eventName) ?? []
  if (!meters.some(({ archived }) => !archived)) faults.push(unmetered)
  const propertiesJson = canonicalJson(payload.properties)
  const payloadHash = sha256(canonicalEvent(payload, propertiesJson))
  const measured = { event: payload, checksum: checksumOf(payloadHash) }
  const counted: Counted[] = []
  for (const meter of meters) {
    const { contribution, fault } = meter.measure(measured)
    if (contribution !== undefined) counted.push({ meter, contribution })
    // An archived meter does not refuse what no price asks of it any more.
    else if (fault !== undefined && !meter.archived) faults.push(fault)
  }
  return { propertiesJson, payloadHash, counted, faults }
}

const unknownCustomer = (pointer: string): Fault =>
  ({ pointer, code: 'customer_not_found', detail: 'The customer does not exist.' })

const unmetered: Fault = {
  pointer: '/event_name',
  code: 'meter_not_found_for_event',
  detail: 'No active meter has this event name; create the meter and send the event again.',
}
