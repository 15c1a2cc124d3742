import type { CreditEntryType } from '../../domain/credits/credit-entry-type.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** One movement of a grant; it never changes (CRD 3.7). */
export type CreditEntry = {
  readonly organizationId: string
  readonly customerId: string
  readonly id: string
  readonly creditGrantId: string
  readonly type: CreditEntryType
  readonly currency: string
  /** Signed, in its wire form (MON 3). */
  readonly amount: string
  /** The invoice that took it or gave it back. */
  readonly invoiceId: string | null
  /** On the customer's clock. */
  readonly at: Instant
  readonly createdAt: Instant
}
