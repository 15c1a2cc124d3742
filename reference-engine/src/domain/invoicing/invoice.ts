import { assert } from '../assert.ts'
import type { Currency } from '../money/currency.ts'
import { Money } from '../money/money.ts'
import { transition } from '../state-machine.ts'
import type { Instant } from '../time/instant.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { invoiceMachine, paymentStatusFor } from './invoice-status.ts'
import type { InvoiceStatus, PaymentStatus } from './invoice-status.ts'

/** What the domain knows of an invoice; callers may extend it (ids, customer snapshot). */
export type Invoice = InvoiceTotals & {
  readonly status: InvoiceStatus
  /** Absent on a draft (INV 1). */
  readonly paymentStatus?: PaymentStatus | undefined
  readonly currency: Currency
  readonly lines: readonly InvoiceLine[]
  /** The boundary that is billed. */
  readonly issuedAt: Instant
  /** When the draft's grace is over (INV 4). */
  readonly finalizeAt: Instant
  /** When the lines were last derived from usage. */
  readonly calculatedAt: Instant
  /** Given at finalization and kept for ever, also by a void invoice (INV 3). */
  readonly number?: string | undefined
  readonly finalizedAt?: Instant | undefined
  readonly voidedAt?: Instant | undefined
}

export type InvoiceTotals = {
  /** The sum of the rounded lines (MON 5). */
  readonly subtotal: Money
  readonly total: Money
  readonly amountDue: Money
}

export type DraftTerms = Pick<Invoice, 'currency' | 'lines' | 'issuedAt' | 'calculatedAt'> & {
  readonly draftGraceHours: number
}

/** A draft, or nothing where there is no line (INV 6). */
export const draftInvoice = (terms: DraftTerms): Invoice | undefined => {
  const { draftGraceHours, ...draft } = terms
  if (draft.lines.length === 0) return undefined
  return {
    ...draft,
    ...invoiceTotals(draft),
    status: invoiceMachine.initial,
    finalizeAt: draft.issuedAt.add({ hours: draftGraceHours }),
  }
}

export type Recalculation = Pick<Invoice, 'lines' | 'calculatedAt'>

/** The draft with lines derived anew; nobody may ask for that of a finalized one (INV 2). */
export const recalculateInvoice = <I extends Invoice>(
  invoice: I,
  { lines, calculatedAt }: Recalculation,
): I => {
  assert(invoice.status === 'draft', 'only a draft changes its lines')
  const totals = invoiceTotals({ lines, currency: invoice.currency })
  return { ...invoice, ...totals, lines, calculatedAt }
}

/** The finalized invoice: from here on it never changes but to void (INV 2, INV 3). */
export const finalizeInvoice = <I extends Invoice>(
  invoice: I,
  { number, at }: { readonly number: string; readonly at: Instant },
): I => {
  const { status: state, total } = invoice
  const status = transition(invoiceMachine, { state, action: 'finalize' })
  return { ...invoice, status, paymentStatus: paymentStatusFor(total), number, finalizedAt: at }
}

/** The void invoice: it keeps number, lines and totals (INV 3). */
export const voidInvoice = <I extends Invoice>(
  invoice: I,
  { at }: { readonly at: Instant },
): I => {
  const { status: state } = invoice
  return { ...invoice, status: transition(invoiceMachine, { state, action: 'void' }), voidedAt: at }
}

/** Totals are sums of rounded lines, never rounded sums (MON 5). */
export const invoiceTotals = (
  { lines, currency }: Pick<Invoice, 'lines' | 'currency'>,
): InvoiceTotals => {
  const total = Money.sum(lines.map(({ amount }) => amount), currency)
  return { subtotal: total, total, amountDue: total }
}
