import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Json } from '../../domain/canonical-json.ts'
import type { Calculation } from '../../domain/invoicing/calculation.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

/** A stored invoice's derivation; the database may have kept its JSON in another order. */
export const storedCalculation = (
  invoice: StoredInvoice,
  lines: readonly Pick<StoredInvoiceLine, 'calculation'>[],
): Calculation => ({
  currency: invoice.currency,
  lines: lines.map(({ calculation }) => canonicalJson(JSON.parse(calculation) as Json)),
  subtotal: invoice.subtotal,
  discounts: invoice.discounts,
  taxes: invoice.taxes,
  total: invoice.total,
  credits: invoice.credits,
  amountDue: invoice.amountDue,
})
