import type {
  CustomerSnapshot, InvoiceCredit, InvoiceDiscount, InvoiceTax,
} from '@valora/spec/types'
import type { Json } from '../../domain/canonical-json.ts'
import type { InvoiceStatus } from '../../domain/invoicing/invoice-status.ts'
import type { PaymentStatus } from '../../domain/invoicing/payment-status.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** What discounts, taxes and credits did to an invoice; in their wire form, as they are shown. */
export type StoredInvoiceDiscount = Readonly<InvoiceDiscount>
export type StoredInvoiceTax = Readonly<InvoiceTax>
export type StoredInvoiceCredit = Readonly<InvoiceCredit>

/** What a customer owes. Amounts are in their wire form (MON 3). */
export type StoredInvoice = {
  readonly organizationId: string
  readonly customerId: string
  /** Null on a one-off invoice, which stands for itself (INV 7.5). */
  readonly subscriptionId: string | null
  readonly id: string
  /** The turn of the subscription that it bills: one invoice in force at most for each (INV 1). */
  readonly turn: number | null
  readonly number: string | null
  /** The customer as they were when it was calculated; in its wire form. */
  readonly customerSnapshot: Readonly<CustomerSnapshot>
  readonly status: InvoiceStatus
  readonly paymentStatus: PaymentStatus | null
  readonly currency: string
  /** What it bills, as `line-source-json.ts` writes it; every calculation starts from this. */
  readonly sources: Json
  readonly subtotal: string
  readonly discountTotal: string
  readonly taxTotal: string
  readonly total: string
  readonly creditsApplied: string
  readonly amountDue: string
  readonly amountPaid: string
  /** What credit notes took off the amount due. */
  readonly amountCredited: string
  readonly amountRemaining: string
  readonly discounts: readonly StoredInvoiceDiscount[]
  readonly taxes: readonly StoredInvoiceTax[]
  readonly credits: readonly StoredInvoiceCredit[]
  /** The rates of every line that has none of its own (TAX 1.4). */
  readonly taxRateIds: readonly string[]
  readonly calculationDigest: string
  readonly issuedAt: Instant
  /** When its grace is over; null where only a caller finalizes it. */
  readonly finalizeAt: Instant | null
  readonly calculatedAt: Instant
  readonly finalizedAt: Instant | null
  readonly dueAt: Instant | null
  readonly voidedAt: Instant | null
  readonly uncollectibleAt: Instant | null
  readonly replacesInvoiceId: string | null
  readonly replacedByInvoiceId: string | null
  readonly memo: string | null
  readonly metadata: Metadata
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** What payments, credit notes and reports change of a finalized invoice (INV 1). */
export type InvoiceSettlement = Pick<StoredInvoice, 'paymentStatus' | 'amountPaid'
  | 'amountCredited' | 'amountRemaining' | 'uncollectibleAt' | 'updatedAt'>

/** What voiding changes of a finalized invoice (INV 2). */
export type InvoiceVoiding =
  Pick<StoredInvoice, 'voidedAt' | 'replacedByInvoiceId' | 'updatedAt'>
