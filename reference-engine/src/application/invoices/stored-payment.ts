import type { Instant } from '../../domain/time/instant.ts'

/** A payment that the application reported (INV 1). */
export type StoredPayment = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  readonly id: string
  /** In its wire form (MON 3), and in the invoice's currency. */
  readonly amount: string
  readonly paidAt: Instant
  readonly reference: string | null
  readonly createdAt: Instant
}
