import { canonicalJson } from '../canonical-json.ts'
import type { Sha256 } from '../digest.ts'
import { formatInstant } from '../time/instant.ts'
import type { Instant, Moment } from '../time/instant.ts'

/** What an event property may hold. */
export type PropertyValue = string | number | boolean

/** A usage event as it is stored; `id` is the producer's, unique per customer (USG 2). */
export type UsageEvent = {
  readonly id: string
  readonly eventName: string
  readonly timestamp: Instant
  readonly properties: { readonly [name: string]: PropertyValue }
}

/** A usage event as it comes in: of its instant only the place in time is needed. */
export type ArrivingEvent = Omit<UsageEvent, 'timestamp'> & { readonly timestamp: Moment }

/**
 * One text for one payload (USG 3): JCS, with the timestamp in UTC and without trailing zeros in
 * its fraction. The customer is left out, being part of the event's scope and not of its payload:
 * so the same events have the same checksum in any organization (INV 8, DET 2). The properties
 * are given as canonical JSON, which is stored as well.
 */
export const canonicalEvent = (
  { id, eventName, timestamp }: Omit<ArrivingEvent, 'properties'>,
  propertiesJson: string,
): string =>
  `{"event_name":${canonicalJson(eventName)},"id":${canonicalJson(id)},"properties":`
  + `${propertiesJson},"timestamp":"${formatInstant(timestamp)}"}`

/** SHA-256 of the canonical event, 64 hex digits: equal hash is `duplicate`, else `conflict`. */
export const payloadHash = (event: ArrivingEvent, sha256: Sha256): string =>
  sha256(canonicalEvent(event, canonicalJson(event.properties)))
