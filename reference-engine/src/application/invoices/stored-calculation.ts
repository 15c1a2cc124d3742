import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Json } from '../../domain/canonical-json.ts'
import type { Calculation } from '../../domain/invoicing/calculation.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

type Derived = Pick<StoredInvoiceLine, 'calculation' | 'discountAmount' | 'netAmount'>

/** A stored invoice's derivation; the database may have kept its JSON in another order. */
export const storedCalculation = (
  invoice: StoredInvoice,
  lines: readonly Derived[],
): Calculation => ({
  currency: invoice.currency,
  lines: lines.map((line) => canonicalJson(wholeLine(line))),
  subtotal: invoice.subtotal,
  discounts: invoice.discounts,
  taxes: invoice.taxes,
  total: invoice.total,
  credits: invoice.credits,
  amountDue: invoice.amountDue,
})

/**
 * A line with the members that 0.1.0 did not write: it had no coupons, taxes, shares of a period
 * or bounds, and rated what it measured.
 */
const wholeLine = ({ calculation, discountAmount, netAmount }: Derived): Json => {
  const said = JSON.parse(calculation) as Readonly<Record<string, Json>>
  if (said['net_amount'] !== undefined) return said
  const nothing = discountAmount
  return {
    discount_amount: nothing, discounts: [], maximum_amount: null, minimum_amount: null,
    net_amount: netAmount, portion: null, rated_quantity: ratedQuantity(said['quantity']),
    tax_amount: nothing, unit_conversion: null, ...said,
  }
}

const ratedQuantity = (quantity: Json | undefined): Json =>
  typeof quantity !== 'string' || quantity.startsWith('-') ? '0' : quantity
