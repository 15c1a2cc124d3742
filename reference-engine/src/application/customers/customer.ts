import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** Who is billed. */
export type Customer = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  readonly email: string | null
  readonly timeZone: string | null
  readonly testClockId: string | null
  /** What the invoices are taxed by that name no rates of their own (TAX 1). */
  readonly taxRateIds: readonly string[]
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
