import type { components } from '@valora/spec/types'
import type { InvoiceExplanation } from '../../application/invoices/explain-invoice.ts'
import type { PreviewedLine } from '../../application/invoices/preview-invoice.ts'
import type { StoredInvoiceLine } from '../../application/invoices/stored-invoice-line.ts'
import type { InvoiceVerification } from '../../application/invoices/verify-invoice.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Refusal } from '../../domain/refusal.ts'
import { periodBody } from './period.ts'

type Schemas = components['schemas']

export const invoiceLineBody = (stored: StoredInvoiceLine): Schemas['InvoiceLine'] => ({
  id: stored.id,
  invoice_id: stored.invoiceId,
  position: stored.position,
  ...chargeBody(stored),
  charged_line_id: stored.chargedLineId,
  currency: stored.currency,
  taxes: [...stored.taxes],
  credited_amount: stored.creditedAmount,
})

/** What a line says whether it is stored or only previewed. */
const chargeBody = (line: PreviewedLine) => ({
  kind: line.kind,
  description: line.description,
  price_id: line.priceId,
  product_id: line.productId,
  meter_id: line.meterId,
  period: line.periodStart === null || line.periodEnd === null ? null
    : periodBody({ start: line.periodStart, end: line.periodEnd }),
  quantity: line.quantity.toString(),
  portion: line.portion,
  amount_unrounded: line.amountUnrounded.toString(),
  amount: line.amount,
  discount_amount: line.discountAmount,
  net_amount: line.netAmount,
})

export const previewedLineBody = (
  line: PreviewedLine,
  minorDigits: number,
): Schemas['PreviewedLine'] => ({
  ...chargeBody(line),
  tax_amount: Decimal.sum(line.taxes.map(({ amount }) => Decimal.parse(amount)))
    .format(minorDigits),
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

export const verificationBody = (
  { invoiceId, result, currency, differences, ...digests }: InvoiceVerification,
): Schemas['InvoiceVerification'] => ({
  invoice_id: invoiceId,
  result,
  currency,
  calculation_digest: digests.calculationDigest,
  recalculated_digest: digests.recalculatedDigest,
  differences: differences.map(({ position, storedAmount, recalculatedAmount }) =>
    ({ position, stored_amount: storedAmount, recalculated_amount: recalculatedAmount })),
})
