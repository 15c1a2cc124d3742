import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import type { OneOffSource } from '../../domain/invoicing/line-source.ts'
import { lineSourcesJson, readLineSources } from '../../domain/invoicing/line-source-json.ts'
import { manualLineFaults } from '../../domain/invoicing/manual-line-faults.ts'
import { Refusal, refuseFaults } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import type { ManualLine } from './create-invoice.ts'
import { holdInvoice } from './hold-invoice.ts'
import { refreshDraft } from './refresh-draft.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import { hasOwnTaxRates } from './tax-rates-of-now.ts'

export type AddInvoiceLine = {
  readonly invoiceId: string
  /** Must be that of the invoice (MON 6). */
  readonly currency: string
  readonly line: ManualLine
}

/** Adds a manual line to a draft, whatever it bills, and calculates it anew (INV 7.4). */
export const addInvoiceLine = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId, currency, line }: AddInvoiceLine): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'addInvoiceLine' }, async (work) => {
      const { organizationId } = caller
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      const sources = readLineSources(invoice.sources)
      refuseUnfit(invoice, { sources, currency, line })
      await usableTaxRates(work.store, { organizationId,
        lists: [{ pointer: '/tax_rate_ids', ids: line.taxRateIds ?? [] }] })
      await allowedAsItIs(work, { invoice, ask: () =>
        transition(invoiceMachine, { state: invoice.status, action: 'add_line' }) })
      const { subscriptionId, taxRateIds } = invoice
      const inherited = hasOwnTaxRates(subscriptionId, sources) ? taxRateIds : undefined
      const added: OneOffSource = {
        kind: 'one_off', lineId: dependencies.ids('line'), ...line,
        taxRateIds: line.taxRateIds ?? inherited,
      }
      const draft = { ...invoice, sources: lineSourcesJson([...sources, added]) }
      return refreshDraft(work, { draft, at, before: invoice })
    })

type Adding = Omit<AddInvoiceLine, 'invoiceId'>
  & { readonly sources: ReturnType<typeof readLineSources> }

const refuseUnfit = (
  invoice: Pick<StoredInvoice, 'currency' | 'taxRateIds'>,
  { sources, currency, line }: Adding,
): void => {
  if (currency !== invoice.currency) {
    throw new Refusal('currency_mismatch', { currency, invoice_currency: invoice.currency })
  }
  const present = sources.flatMap((source) => source.kind === 'one_off' ? [source] : [])
  refuseFaults('invoice_lines_invalid', manualLineFaults(
    [{ ...line, pointer: '' }], { present, taxRateIds: invoice.taxRateIds }))
}
