import type { LineSource } from '../../domain/invoicing/line-source.ts'
import { hoursAfter, laterOf } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Customer } from '../customers/customer.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import { calculateInvoices } from './calculate-invoices.ts'
import { inRounds } from './in-rounds.ts'
import { invoiceFigures } from './invoice-figures.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import { newDraft } from './new-draft.ts'
import { preparedLines } from './prepared-invoice.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import { sealInvoices } from './seal-invoices.ts'
import { storeDrafts, storeLines } from './store-drafts.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** What one turn of a subscription bills. */
export type DraftRequest = {
  readonly subscription: StoredSubscription
  readonly customer: Customer
  readonly turn: number
  readonly sources: readonly LineSource[]
  /** The instant of the turn. */
  readonly issuedAt: Instant
  /** The customer's clock. */
  readonly now: Instant
  /** Whether no further turn follows. */
  readonly over: boolean
}

/**
 * Drafts in the order of the requests; none where there is no line (INV 6). Finalized at once
 * where the organization has no grace: then the caller has locked the usage of the customers.
 */
export const draftInvoices = async (
  work: BillingWork,
  requests: readonly DraftRequest[],
): Promise<readonly (StoredInvoice | undefined)[]> => {
  const organizations = await work.organizations(
    requests.map(({ subscription: { organizationId } }) => organizationId))
  const asked = requests.map((request, index) =>
    ({ request, graceHours: organizations[index]?.draftGraceHours ?? 0 }))
  const drafted = new Map<DraftRequest, StoredInvoice>()
  const waiting = asked.filter(({ graceHours }) => graceHours > 0)
  const kept = await prepare(work, { asked: waiting, holding: false })
  await storeDrafts(work, [...kept.values()])
  for (const [request, { draft }] of kept) drafted.set(request, draft)
  const atOnce = asked.filter(({ graceHours }) => graceHours === 0)
  for (const round of inRounds(atOnce, ({ request }) => request.subscription)) {
    const prepared = await prepare(work, { asked: round, holding: true })
    const all = [...prepared.values()]
    const sealed = await sealInvoices(work, {
      prepared: all,
      writeLines: () => storeLines(work, all),
      writeInvoices: (invoices) => work.store.invoices.insertMany(invoices),
    })
    for (const [index, request] of [...prepared.keys()].entries()) {
      const invoice = sealed[index]
      if (invoice !== undefined) drafted.set(request, invoice)
    }
  }
  return requests.map((request) => drafted.get(request))
}

type Asked = { readonly request: DraftRequest; readonly graceHours: number }
type Asking = { readonly asked: readonly Asked[]; readonly holding: boolean }

/** Calculates drafts; a request without a line has none. */
const prepare = async (
  work: BillingWork,
  { asked, holding }: Asking,
): Promise<Map<DraftRequest, PreparedInvoice>> => {
  const { dependencies } = work
  const prepared = new Map<DraftRequest, PreparedInvoice>()
  if (asked.length === 0) return prepared
  const subjects = asked.map(({ request }) => subjectOf(request))
  const { calculated, sold } = await calculateInvoices(work, { subjects, holding })
  for (const [index, { request, graceHours }] of asked.entries()) {
    const [subject, invoice] = [subjects[index], calculated[index]]
    if (subject === undefined || invoice === undefined || invoice.lines.length === 0) continue
    const { customer, turn, issuedAt, now, over } = request
    const lines = preparedLines(invoice, sold)
    const draft = newDraft({
      id: dependencies.ids('inv'), subject, customer, calculated: invoice, turn, issuedAt, now,
      // What is made for an instant of the past is not final before it was made (INV 4.1).
      finalizeAt: laterOf(hoursAfter(issuedAt, graceHours), now),
      figures: invoiceFigures({ ...lines, credits: [] }, dependencies),
    })
    prepared.set(request, { ...lines, draft, customer, over, at: now })
  }
  return prepared
}

const subjectOf = ({ subscription, customer, sources, turn }: DraftRequest): InvoiceSubject => ({
  organizationId: subscription.organizationId,
  customerId: subscription.customerId,
  subscriptionId: subscription.id,
  invoiceId: null,
  turn,
  replacesInvoiceId: null,
  currency: subscription.currency,
  sources,
  taxRateIds: subscription.taxRateIds ?? customer.taxRateIds,
  late: true,
})
