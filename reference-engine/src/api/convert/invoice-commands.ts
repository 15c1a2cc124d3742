import type { components } from '@valora/spec/types'
import type { AddInvoiceLine } from '../../application/invoices/add-invoice-line.ts'
import type { CreateInvoice, ManualLine } from '../../application/invoices/create-invoice.ts'
import type {
  RecordInvoicePayment,
} from '../../application/invoices/record-invoice-payment.ts'
import type { UpdateInvoice } from '../../application/invoices/update-invoice.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { writtenAmount } from './written-amount.ts'

type Schemas = components['schemas']

export const oneOffDraft = (body: Schemas['InvoiceCreate']): CreateInvoice => ({
  customerId: body.customer_id,
  currency: body.currency,
  lines: body.lines.map(manualLine),
  taxRateIds: body.tax_rate_ids ?? null,
  dueAt: instantIn(body.due_at) ?? null,
  memo: body.memo ?? null,
  metadata: body.metadata ?? {},
})

export const lineAdded = (
  invoiceId: string,
  { currency, ...line }: Schemas['InvoiceLineAdd'],
): AddInvoiceLine => ({ invoiceId, currency, line: manualLine(line) })

const manualLine = (body: Schemas['InvoiceLineCreate']): ManualLine => ({
  description: body.description,
  quantity: Decimal.parse(body.quantity),
  unitAmount: Decimal.parse(body.unit_amount),
  period: body.period && {
    start: parseInstant(body.period.start), end: parseInstant(body.period.end),
  },
  taxRateIds: body.tax_rate_ids,
})

export const invoicePatch = (body: Schemas['InvoiceUpdate']): UpdateInvoice => ({
  memo: body.memo,
  dueAt: body.due_at === null ? null : instantIn(body.due_at),
  metadata: body.metadata,
})

export const paymentReport = (
  invoiceId: string,
  body: Schemas['PaymentCreate'],
): RecordInvoicePayment => ({
  invoiceId,
  ...writtenAmount(body.amount),
  currency: body.currency,
  paidAt: instantIn(body.paid_at),
  reference: body.reference ?? null,
})

const instantIn = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : parseInstant(text)
