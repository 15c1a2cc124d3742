import type { CustomerSnapshot } from '@valora/spec/types'
import type { InvoiceStatus, PaymentStatus } from '../../domain/invoicing/invoice-status.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What a customer owes for one boundary. Amounts are in their wire form (MON 3). */
export type StoredInvoice = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  readonly id: string
  /** The billing boundary it bills: one invoice at most for each (INV 1). */
  readonly boundary: number
  readonly number: string | null
  /** The customer as they were when it was calculated; in its wire form. */
  readonly customerSnapshot: Readonly<CustomerSnapshot>
  readonly status: InvoiceStatus
  readonly paymentStatus: PaymentStatus | null
  readonly currency: string
  readonly subtotal: string
  readonly total: string
  readonly amountDue: string
  readonly calculationDigest: string
  readonly issuedAt: Instant
  readonly finalizeAt: Instant
  readonly calculatedAt: Instant
  readonly finalizedAt: Instant | null
  readonly voidedAt: Instant | null
  readonly createdAt: Instant
}

/** What a calculation decides. */
export type InvoiceCalculated = Pick<StoredInvoice, 'customerSnapshot' | 'subtotal' | 'total'
  | 'amountDue' | 'calculationDigest' | 'calculatedAt'>

/** What finalization adds (INV 3, INV 6). */
export type InvoiceFinalized = InvoiceCalculated
  & Pick<StoredInvoice, 'number' | 'paymentStatus' | 'finalizedAt'>
