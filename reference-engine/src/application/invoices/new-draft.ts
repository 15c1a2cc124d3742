import { lineSourcesJson } from '../../domain/invoicing/line-source-json.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { Money } from '../../domain/money/money.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Customer } from '../customers/customer.ts'
import type { Calculated } from './calculate-invoices.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import type { InvoiceFigures } from './invoice-figures.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type NewDraft = Pick<StoredInvoice, 'id' | 'turn' | 'issuedAt' | 'finalizeAt'>
  & Partial<Pick<StoredInvoice, 'dueAt' | 'memo' | 'metadata' | 'replacesInvoiceId'>> & {
    readonly subject: InvoiceSubject
    readonly customer: Customer
    readonly calculated: Calculated
    readonly figures: InvoiceFigures
    /** The customer's clock. */
    readonly now: Instant
  }

/** A draft as it is stored first. */
export const newDraft = (terms: NewDraft): StoredInvoice => {
  const { subject, customer, calculated: { currency }, figures, now } = terms
  const nothing = Money.zero(currency).toString()
  return {
    organizationId: subject.organizationId,
    customerId: subject.customerId,
    subscriptionId: subject.subscriptionId,
    id: terms.id,
    turn: terms.turn,
    number: null,
    customerSnapshot: customerSnapshot(customer),
    status: invoiceMachine.initial,
    paymentStatus: null,
    currency: currency.code,
    sources: lineSourcesJson(subject.sources),
    ...figures,
    amountPaid: nothing,
    amountCredited: nothing,
    taxRateIds: subject.taxRateIds,
    issuedAt: terms.issuedAt,
    finalizeAt: terms.finalizeAt,
    calculatedAt: now,
    finalizedAt: null,
    dueAt: terms.dueAt ?? null,
    voidedAt: null,
    uncollectibleAt: null,
    replacesInvoiceId: terms.replacesInvoiceId ?? null,
    replacedByInvoiceId: null,
    memo: terms.memo ?? null,
    metadata: terms.metadata ?? {},
    createdAt: now,
    updatedAt: now,
  }
}
