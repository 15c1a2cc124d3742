import type { Instant } from '../../domain/time/instant.ts'

/** A tenant with its own catalogue, customers, keys and invoice numbers. */
export type Organization = {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly draftGraceHours: number
  readonly lateUsagePolicy: 'reject'
  readonly invoiceNumberPrefix: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
