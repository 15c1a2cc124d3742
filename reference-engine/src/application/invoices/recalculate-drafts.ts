import { readLineSources } from '../../domain/invoicing/line-source-json.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { calculateInvoices } from './calculate-invoices.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import { invoiceFigures } from './invoice-figures.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import { lineRecords } from './line-records.ts'
import { preparedLines } from './prepared-invoice.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** A draft that is held until the transaction ends. */
export type HeldDraft = {
  readonly draft: StoredInvoice
  /** The customer's clock. */
  readonly at: Instant
}

/** What a stored invoice is calculated from. */
export const subjectOf = (invoice: StoredInvoice): InvoiceSubject => ({
  organizationId: invoice.organizationId,
  customerId: invoice.customerId,
  subscriptionId: invoice.subscriptionId,
  invoiceId: invoice.id,
  turn: invoice.turn,
  replacesInvoiceId: invoice.replacesInvoiceId,
  currency: invoice.currency,
  sources: readLineSources(invoice.sources),
  taxRateIds: invoice.taxRateIds,
  late: true,
})

export type Recalculating = {
  readonly held: readonly HeldDraft[]
  /** Whether discounts are held, because the drafts will be finalized. */
  readonly holding: boolean
}

export type RecalculatedDraft = PreparedInvoice & {
  /** Whether the lines are others than those that are stored. */
  readonly changed: boolean
}

/** Drafts calculated anew from the usage, coupons and taxes of this moment (INV 4.3). */
export const recalculateDrafts = async (
  work: BillingWork,
  { held, holding }: Recalculating,
): Promise<readonly RecalculatedDraft[]> => {
  const { dependencies } = work
  const subjects = held.map(({ draft }) => subjectOf(draft))
  const customers = await work.customers(subjects)
  const { calculated, sold } = await calculateInvoices(work, { subjects, holding })
  return held.flatMap(({ draft, at }, index) => {
    const [invoice, customer] = [calculated[index], customers[index]]
    if (invoice === undefined || customer === undefined) return []
    const lines = preparedLines(invoice, sold)
    const figures = invoiceFigures({ ...lines, credits: [] }, dependencies)
    const anew: StoredInvoice = {
      ...draft, ...figures, customerSnapshot: customerSnapshot(customer), calculatedAt: at,
      updatedAt: at,
    }
    const changed = figures.calculationDigest !== draft.calculationDigest
    return [{ ...lines, draft: anew, before: draft, customer, at, changed }]
  })
}

/** Puts lines that are others in the place of the stored ones; the rest is as it was. */
export const replaceChangedLines = async (
  { store: { invoiceLines }, dependencies }: BillingWork,
  recalculated: readonly RecalculatedDraft[],
): Promise<void> => {
  const changed = recalculated.filter((each) => each.changed)
    .map((each) => ({ ...each, of: ofInvoice(each.draft) }))
  if (changed.length === 0) return
  const stored = await invoiceLines.ofInvoices(changed.map(({ of }) => of))
  await invoiceLines.replaceMany(changed.map(({ of }) => of),
    changed.flatMap(({ of, calculated: { lines }, unstored }) => {
      const previous = stored.filter(({ invoiceId }) => invoiceId === of.invoiceId)
      return lineRecords({ of, lines, unstored, previous }, dependencies)
    }))
}

const ofInvoice = ({ organizationId, customerId, id: invoiceId }: StoredInvoice) =>
  ({ organizationId, customerId, invoiceId })
