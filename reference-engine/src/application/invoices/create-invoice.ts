import { assert } from '../../domain/assert.ts'
import type { OneOffSource } from '../../domain/invoicing/line-source.ts'
import { manualLineFaults } from '../../domain/invoicing/manual-line-faults.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { pointerTo } from '../../domain/fault.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { nowOf } from '../now-of.ts'
import type { Caller } from '../ports.ts'
import { foundIn, refuseArchived } from '../references.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import { calculateInvoices } from './calculate-invoices.ts'
import { invoiceFigures } from './invoice-figures.ts'
import { newDraft } from './new-draft.ts'
import { preparedLines } from './prepared-invoice.ts'
import { storeDrafts } from './store-drafts.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** A manual line as a caller gives it. */
export type ManualLine = Omit<OneOffSource, 'kind' | 'lineId'>

export type CreateInvoice = Pick<StoredInvoice, 'customerId' | 'currency' | 'dueAt' | 'memo'
  | 'metadata'> & {
    readonly lines: readonly ManualLine[]
    /** Null: those of the customer. */
    readonly taxRateIds: readonly string[] | null
  }

/** A draft that stands for itself: it bills manual lines and no subscription (INV 7.5). */
export const createInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateInvoice): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'createInvoice' }, async (work) => {
      const { organizationId } = caller
      const { customerId } = command
      const customer = await foundIn(work.store.customers.find({ organizationId, id: customerId }),
        { pointer: '/customer_id', code: 'customer_not_found' })
      const { code: currency } = currencyOf(dependencies.currencies, command.currency)
      const taxRateIds = command.taxRateIds ?? customer.taxRateIds
      await judge(work, { organizationId, command, taxRateIds })
      refuseArchived([{ pointer: '/customer_id', kept: customer }])
      const sources = command.lines.map((line): OneOffSource => ({
        kind: 'one_off', lineId: dependencies.ids('line'), ...line,
        taxRateIds: line.taxRateIds ?? command.taxRateIds ?? undefined,
      }))
      const subject = {
        organizationId, customerId, subscriptionId: null, invoiceId: null, turn: null,
        replacesInvoiceId: null, currency, sources, taxRateIds, late: false,
      }
      const { calculated: [calculated], sold } =
        await calculateInvoices(work, { subjects: [subject], holding: false })
      assert(calculated !== undefined, 'every subject is calculated')
      const now = await nowOf(customer,
        { clock: dependencies.clock, testClocks: work.store.testClocks })
      const lines = preparedLines(calculated, sold)
      const { dueAt, memo, metadata } = command
      const draft = newDraft({
        id: dependencies.ids('inv'), subject, customer, calculated, turn: null, issuedAt: now,
        finalizeAt: null, dueAt, memo, metadata, now,
        figures: invoiceFigures({ ...lines, credits: [] }, dependencies),
      })
      await storeDrafts(work, [{ ...lines, draft, customer, at: now }])
      return draft
    })

type Judged = {
  readonly organizationId: string
  readonly command: CreateInvoice
  readonly taxRateIds: readonly string[]
}

const judge = async (
  { store }: BillingWork,
  { organizationId, command: { lines, taxRateIds: own }, taxRateIds }: Judged,
): Promise<void> => {
  const pointed = lines.map((line, index) => ({ ...line, pointer: pointerTo('lines', index) }))
  refuseFaults('invoice_lines_invalid', manualLineFaults(pointed, { present: [], taxRateIds }))
  await usableTaxRates(store, { organizationId, lists: [
    { pointer: '/tax_rate_ids', ids: own ?? [] },
    ...pointed.map(({ pointer, taxRateIds: ids = [] }) =>
      ({ pointer: `${pointer}/tax_rate_ids`, ids })),
  ] })
}
