import { assert } from '../../domain/assert.ts'
import type { Json } from '../../domain/canonical-json.ts'
import { calculationDigest as digestOf } from '../../domain/invoicing/calculation.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named, Reads } from '../ports.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

export type InvoiceExplanation = {
  readonly invoiceId: string
  /** In its wire form, as it was derived when the invoice was calculated. */
  readonly calculation: {
    readonly currency: string
    readonly lines: readonly Json[]
    readonly subtotal: string
    readonly total: string
  }
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
      const holds = ({ calculation, calculationDigest }: InvoiceExplanation): boolean =>
        digestOf(calculation, sha256) === calculationDigest
      const explanation = await assemble(store, named)
      if (holds(explanation)) return explanation
      // A finalization came between the reads of totals and lines. There is only one for each.
      const again = await assemble(store, named)
      assert(holds(again), 'a stored calculation has the digest that was stored with it')
      return again
    })

const assemble = async (
  { invoices, invoiceLines }: Pick<Reads, 'invoices' | 'invoiceLines'>,
  { organizationId, id: invoiceId }: Named,
): Promise<InvoiceExplanation> => {
  const { customerId, currency, subtotal, total, calculationDigest } =
    await found(invoices.find({ organizationId, id: invoiceId }), 'invoice_not_found')
  const lines = await invoiceLines.all({ organizationId, customerId, invoiceId })
  const calculation = { currency, lines: lines.map((line) => line.calculation), subtotal, total }
  return { invoiceId, calculation, calculationDigest, lines }
}
