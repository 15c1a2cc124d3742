import { canonicalJson } from '../canonical-json.ts'
import type { Sha256 } from '../digest.ts'
import { formatInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'

/** What an event property may hold. */
export type PropertyValue = string | number | boolean

/** A usage event as it is stored; `id` is the producer's, unique per customer (USG 2). */
export type UsageEvent = {
  readonly id: string
  readonly eventName: string
  readonly timestamp: Instant
  readonly properties: { readonly [name: string]: PropertyValue }
}

/**
 * One text for one payload (USG 3): JCS, with the timestamp in UTC and without trailing zeros in
 * its fraction. The customer is left out, being part of the event's scope and not of its payload:
 * so the same events have the same checksum in any organization (INV 8, DET 2).
 */
export const canonicalEvent = (event: UsageEvent): string =>
  canonicalJson({
    id: event.id,
    event_name: event.eventName,
    timestamp: formatInstant(event.timestamp),
    properties: event.properties,
  })

/** SHA-256 of the canonical event, 64 hex digits: equal hash is `duplicate`, else `conflict`. */
export const payloadHash = (event: UsageEvent, sha256: Sha256): string =>
  sha256(canonicalEvent(event))
