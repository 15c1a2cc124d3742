import { assert } from '../../domain/assert.ts'
import type { Json } from '../../domain/canonical-json.ts'
import { calculation, calculationDigest } from '../../domain/invoicing/calculation.ts'
import type { Invoice } from '../../domain/invoicing/invoice.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { OfInvoice } from '../billing-ports.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

export type Calculated = {
  readonly lines: readonly StoredInvoiceLine[]
  readonly calculationDigest: string
}

type Terms = {
  readonly of: OfInvoice
  readonly sold: SoldPrices
  /** The lines that are replaced: a line keeps its id as long as it is calculated anew. */
  readonly previous?: readonly StoredInvoiceLine[]
}

/** The lines of an invoice with their derivation and its digest, as they are stored (INV 8). */
export const lineRecords = (
  invoice: Pick<Invoice, 'currency' | 'lines' | 'subtotal' | 'total'>,
  { of, sold, previous = [] }: Terms,
  { ids, sha256 }: Pick<BillingDependencies, 'ids' | 'sha256'>,
): Calculated => {
  const derived = calculation(invoice)
  const derivations = linesOf(derived)
  const lines = invoice.lines.map((line, index): StoredInvoiceLine => {
    const { productId, description } = soldPrice(sold, line.price.id)
    const derivation = derivations[index]
    assert(derivation !== undefined, 'a calculation has every line of its invoice')
    return {
      organizationId: of.organizationId,
      customerId: of.customerId,
      invoiceId: of.invoiceId,
      position: index + 1,
      id: previous.find((stored) => isSameCharge(stored, line))?.id ?? ids('line'),
      kind: line.kind,
      description,
      priceId: line.price.id,
      productId,
      meterId: line.price.meterId ?? null,
      periodStart: line.period.start,
      periodEnd: line.period.end,
      quantity: line.quantity,
      currency: invoice.currency.code,
      amountUnrounded: line.amountUnrounded,
      amount: line.amount.toString(),
      calculation: derivation,
    }
  })
  return { lines, calculationDigest: calculationDigest(derived, sha256) }
}

/** A price stands once in a subscription, so this tells the lines of an invoice apart. */
const isSameCharge = (stored: StoredInvoiceLine, { kind, price, period }: InvoiceLine): boolean =>
  stored.kind === kind && stored.priceId === price.id && period.start.equals(stored.periodStart)

const linesOf = (derived: Json): readonly Json[] =>
  (derived as { readonly lines: readonly Json[] }).lines
