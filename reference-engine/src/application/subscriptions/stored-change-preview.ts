import type { Json } from '../../domain/canonical-json.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What a preview promised; whoever has its token may commit exactly this (SUB 6). */
export type StoredChangePreview = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  /** SHA-256 of the token, in hexadecimal. */
  readonly tokenHash: string
  /** The new terms; a commit must ask for the same. */
  readonly terms: Json
  readonly effectiveAt: Instant
  /** Kind, price, period, quantity and amount of each line. */
  readonly lines: Json
  /** In its wire form (MON 3). */
  readonly total: string
  /** On the customer's clock. */
  readonly expiresAt: Instant
}
