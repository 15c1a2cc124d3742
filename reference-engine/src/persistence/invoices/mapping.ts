import { lineKinds } from '../../domain/invoicing/invoice-line.ts'
import { decimal, instant, integer, json, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

/** A billed amount in its wire form; the column keeps the minor digits it was given. */
const amount = text

export const invoiceMapping = mapping({
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  id: text,
  /** The billing boundary it bills: one invoice at most for each. */
  boundary: integer,
  number: nullable(text),
  customerSnapshot: json<{
    readonly name: string
    readonly external_id: string | null
    readonly email: string | null
  }>(),
  status: oneOf('draft', 'finalized', 'void'),
  paymentStatus: nullable(oneOf('not_required', 'unpaid')),
  currency: text,
  subtotal: amount,
  total: amount,
  amountDue: amount,
  calculationDigest: text,
  issuedAt: instant,
  finalizeAt: instant,
  calculatedAt: instant,
  finalizedAt: nullable(instant),
  voidedAt: nullable(instant),
  createdAt: instant
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
  priceId: text,
  productId: text,
  meterId: nullable(text),
  periodStart: instant,
  periodEnd: instant,
  quantity: decimal,
  currency: text,
  amountUnrounded: decimal,
  amount,
  /** The line's derivation in its wire form, without ids: what the digest covers (INV 8). */
  calculation: json()
})

/** One charge of an invoice, as it is stored. */
export type InvoiceLineRecord = RecordOf<typeof invoiceLineMapping.columns>
