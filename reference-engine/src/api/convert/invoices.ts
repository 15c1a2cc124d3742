import type { components } from '@valora/spec/types'
import type { InvoiceExplanation } from '../../application/invoices/explain-invoice.ts'
import type { StoredInvoice } from '../../application/invoices/stored-invoice.ts'
import type { StoredInvoiceLine } from '../../application/invoices/stored-invoice-line.ts'
import { Refusal } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'
import { periodBody } from './period.ts'

type Schemas = components['schemas']

export const invoiceBody = (stored: StoredInvoice): Schemas['Invoice'] => ({
  id: stored.id,
  number: stored.number,
  customer_id: stored.customerId,
  customer: stored.customerSnapshot,
  subscription_id: stored.subscriptionId,
  status: stored.status,
  payment_status: stored.paymentStatus,
  currency: stored.currency,
  subtotal: stored.subtotal,
  total: stored.total,
  amount_due: stored.amountDue,
  issued_at: formatInstant(stored.issuedAt),
  finalize_at: formatInstant(stored.finalizeAt),
  calculated_at: formatInstant(stored.calculatedAt),
  finalized_at: instantOrNull(stored.finalizedAt),
  voided_at: instantOrNull(stored.voidedAt),
  created_at: formatInstant(stored.createdAt),
})

export const invoiceLineBody = (stored: StoredInvoiceLine): Schemas['InvoiceLine'] => ({
  id: stored.id,
  invoice_id: stored.invoiceId,
  position: stored.position,
  kind: stored.kind,
  description: stored.description,
  price_id: stored.priceId,
  product_id: stored.productId,
  meter_id: stored.meterId,
  period: periodBody({ start: stored.periodStart, end: stored.periodEnd }),
  quantity: stored.quantity.toString(),
  currency: stored.currency,
  amount_unrounded: stored.amountUnrounded.toString(),
  amount: stored.amount,
})

/** The position that a cursor of lines carries. */
export const linePosition = (key: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(key)) throw new Refusal('invalid_cursor')
  return Number(key)
}

export const explanationBody = (
  { invoiceId, calculation, calculationDigest, lines }: InvoiceExplanation,
): Schemas['InvoiceExplanation'] => ({
  invoice_id: invoiceId,
  // Stored in its wire form, because the digest covers exactly that.
  calculation: calculation as Schemas['Calculation'],
  calculation_digest: calculationDigest,
  references: lines.map(({ position, id, priceId, meterId }) =>
    ({ position, line_id: id, price_id: priceId, meter_id: meterId })),
})
