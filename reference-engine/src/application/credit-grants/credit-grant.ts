import type { CreditOrigin } from '../../domain/credits/credit-origin.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** Money that a customer has with the organization. Amounts are in their wire form (MON 3). */
export type CreditGrant = {
  readonly organizationId: string
  readonly customerId: string
  readonly id: string
  readonly name: string | null
  readonly origin: CreditOrigin
  /** The invoice below zero that it comes from. */
  readonly invoiceId: string | null
  /** The credit note that it comes from. */
  readonly creditNoteId: string | null
  readonly currency: string
  readonly amount: string
  /** The sum of its entries, always (CRD 3.4). */
  readonly remaining: string
  /** 0 to 100; lower is burnt first. */
  readonly priority: number
  /** What a unit of it cost the customer; lower is burnt first. */
  readonly costBasis: Decimal
  readonly effectiveAt: Instant
  readonly expiresAt: Instant | null
  readonly expiredAt: Instant | null
  readonly voidedAt: Instant | null
  readonly metadata: Metadata
  readonly createdAt: Instant
}
