import type { LateUsagePolicy } from '../../domain/metering/late-usage-policy.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A tenant with its own catalogue, customers, keys and invoice numbers. */
export type Organization = {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly draftGraceHours: number
  /** Days of 24 hours from an invoice's finalization to its due instant (INV 1.9). */
  readonly paymentTermsDays: number
  readonly lateUsagePolicy: LateUsagePolicy
  readonly invoiceNumberPrefix: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
