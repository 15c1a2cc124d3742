import type { components } from '@valora/spec/types'
import type { StoredInvoice } from '../../application/invoices/stored-invoice.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

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
  ...amountsBody(stored),
  memo: stored.memo,
  metadata: stored.metadata,
  tax_rate_ids: [...stored.taxRateIds],
  replaces_invoice_id: stored.replacesInvoiceId,
  replaced_by_invoice_id: stored.replacedByInvoiceId,
  issued_at: formatInstant(stored.issuedAt),
  finalize_at: instantOrNull(stored.finalizeAt),
  calculated_at: formatInstant(stored.calculatedAt),
  finalized_at: instantOrNull(stored.finalizedAt),
  due_at: instantOrNull(stored.dueAt),
  voided_at: instantOrNull(stored.voidedAt),
  created_at: formatInstant(stored.createdAt),
  updated_at: formatInstant(stored.updatedAt),
})

/** The amounts of an invoice in the order in which they follow from each other (INV 5.1). */
const amountsBody = (stored: StoredInvoice) => ({
  subtotal: stored.subtotal,
  discount_total: stored.discountTotal,
  discounts: [...stored.discounts],
  tax_total: stored.taxTotal,
  taxes: [...stored.taxes],
  total: stored.total,
  credits_applied: stored.creditsApplied,
  credits: [...stored.credits],
  amount_due: stored.amountDue,
  amount_paid: stored.amountPaid,
  amount_credited: stored.amountCredited,
  amount_remaining: stored.amountRemaining,
})
