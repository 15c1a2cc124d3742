import { assert } from '../../domain/assert.ts'
import type { Json } from '../../domain/canonical-json.ts'
import { calculationDigest, calculationText } from '../../domain/invoicing/calculation.ts'
import type { Calculation } from '../../domain/invoicing/calculation.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named, Reads } from '../ports.ts'
import { storedCalculation } from './stored-calculation.ts'
import { storedDigest } from './stored-digest.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

export type InvoiceExplanation = {
  readonly invoiceId: string
  /** In its wire form, as it was derived when the invoice was calculated. */
  readonly calculation: Json
  readonly calculationDigest: string
  readonly lines: readonly StoredInvoiceLine[]
}

type Dependencies = Pick<BillingDependencies, 'read' | 'sha256'>

/**
 * How every line of an invoice came about (INV 8). What was stored at the calculation is put
 * together again and proved by its digest: so it cannot change after finalization unseen.
 */
export const explainInvoice = ({ read, sha256 }: Dependencies) =>
  (named: Named): Promise<InvoiceExplanation> =>
    read(async (store) => {
      const holds = (all: Assembled): boolean =>
        calculationDigest(all.calculation, sha256) === storedDigest({ sha256 }, all)
      const first = await assemble(store, named)
      // A finalization may come between the reads of totals and lines. There is only one for each.
      const assembled = holds(first) ? first : await assemble(store, named)
      assert(holds(assembled), 'a stored calculation has the digest that was stored with it')
      const { invoice, lines, calculation } = assembled
      return {
        invoiceId: invoice.id, lines, calculationDigest: storedDigest({ sha256 }, assembled),
        calculation: JSON.parse(calculationText(calculation)) as Json,
      }
    })

type Assembled = {
  readonly invoice: StoredInvoice
  readonly lines: readonly StoredInvoiceLine[]
  readonly calculation: Calculation
}

const assemble = async (
  { invoices, invoiceLines }: Pick<Reads, 'invoices' | 'invoiceLines'>,
  { organizationId, id: invoiceId }: Named,
): Promise<Assembled> => {
  const invoice = await found(invoices.find({ organizationId, id: invoiceId }), 'invoice_not_found')
  const { customerId } = invoice
  const lines = await invoiceLines.all({ organizationId, customerId, invoiceId })
  return { invoice, lines, calculation: storedCalculation(invoice, lines) }
}
