import type { CustomerSnapshot } from '@valora/spec/types'
import type {
  StoredInvoice, StoredInvoiceCredit, StoredInvoiceDiscount, StoredInvoiceTax,
} from '../../application/invoices/stored-invoice.ts'
import type { StoredLineTax } from '../../application/invoices/stored-invoice-line.ts'
import { lineKinds } from '../../domain/invoicing/invoice-line.ts'
import { invoiceStatuses } from '../../domain/invoicing/invoice-status.ts'
import type { Portion } from '../../domain/time/portion.ts'
import {
  amount, boolean, decimal, instant, integer, json, metadata, nullable, oneOf, text
} from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

type PaymentStatus = NonNullable<StoredInvoice['paymentStatus']>

export const invoiceMapping = mapping({
  organizationId: text,
  customerId: text,
  /** Null on a one-off invoice, as is the turn. */
  subscriptionId: nullable(text),
  id: text,
  /** The turn that it bills: one invoice in force at most for each. */
  turn: nullable(integer),
  number: nullable(text),
  customerSnapshot: json<Readonly<CustomerSnapshot>>(),
  status: oneOf(...invoiceStatuses),
  paymentStatus: nullable(oneOf<PaymentStatus>()),
  currency: text,
  sources: json(),
  subtotal: amount,
  discountTotal: amount,
  taxTotal: amount,
  total: amount,
  creditsApplied: amount,
  amountDue: amount,
  amountPaid: amount,
  amountCredited: amount,
  amountRemaining: amount,
  discounts: json<readonly StoredInvoiceDiscount[]>(),
  taxes: json<readonly StoredInvoiceTax[]>(),
  credits: json<readonly StoredInvoiceCredit[]>(),
  taxRateIds: json<readonly string[]>(),
  calculationDigest: text,
  issuedAt: instant,
  finalizeAt: nullable(instant),
  calculatedAt: instant,
  finalizedAt: nullable(instant),
  dueAt: nullable(instant),
  voidedAt: nullable(instant),
  uncollectibleAt: nullable(instant),
  replacesInvoiceId: nullable(text),
  replacedByInvoiceId: nullable(text),
  memo: nullable(text),
  metadata,
  createdAt: instant,
  updatedAt: instant
})

/** What a customer owes, as it is stored. */
export type InvoiceRecord = RecordOf<typeof invoiceMapping.columns>

export const invoiceLineMapping = mapping({
  organizationId: text,
  customerId: text,
  invoiceId: text,
  position: integer,
  id: text,
  kind: oneOf(...lineKinds),
  description: text,
  itemId: nullable(text),
  priceId: nullable(text),
  productId: nullable(text),
  meterId: nullable(text),
  periodStart: nullable(instant),
  periodEnd: nullable(instant),
  quantity: decimal,
  currency: text,
  amountUnrounded: decimal,
  amount,
  discountAmount: amount,
  netAmount: amount,
  creditedAmount: amount,
  taxes: json<readonly StoredLineTax[]>(),
  portion: nullable(json<Portion>()),
  chargedLineId: nullable(text),
  trial: boolean,
  /** The line's derivation as JSON text, without ids: what the digest covers (INV 8). */
  calculation: text
})

/** One charge of an invoice, as it is stored. */
export type InvoiceLineRecord = RecordOf<typeof invoiceLineMapping.columns>

export const paymentMapping = mapping({
  organizationId: text,
  customerId: text,
  invoiceId: text,
  id: text,
  amount,
  paidAt: instant,
  reference: nullable(text),
  createdAt: instant
})

/** A payment that was reported, as it is stored. */
export type PaymentRecord = RecordOf<typeof paymentMapping.columns>
