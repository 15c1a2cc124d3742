import { assert } from '../../domain/assert.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import type { LineSource } from '../../domain/invoicing/line-source.ts'
import { forbidden, transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { settleSubscription } from '../subscriptions/settle-subscription.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { auditInvoice } from './audit-invoice.ts'
import { calculateInvoices } from './calculate-invoices.ts'
import { holdBilledSubscription, holdInvoice } from './hold-invoice.ts'
import type { HeldInvoice } from './hold-invoice.ts'
import { invoiceFigures } from './invoice-figures.ts'
import { newDraft } from './new-draft.ts'
import { preparedLines } from './prepared-invoice.ts'
import { subjectOf } from './recalculate-drafts.ts'
import { storeDrafts } from './store-drafts.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import { undoInvoice } from './undo-invoice.ts'
import { usageShares } from './usage-shares.ts'

/**
 * Bills the same charges anew with the usage of now: a finalized invoice becomes void, a void one
 * stays so, and a draft takes its place, once (INV 2.4). Answers the draft.
 */
export const regenerateInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'regenerateInvoice' }, async (work) => {
      const { organizationId } = caller
      const held = await holdInvoice(work, { organizationId, invoiceId })
      const { invoice: { customerId, subscriptionId, status: state }, at } = held
      await allowedAsItIs(work, { invoice: held.invoice, ask: () => {
        transition(invoiceMachine, { state, action: 'regenerate' })
        if (held.invoice.replacedByInvoiceId === null) return
        throw forbidden(invoiceMachine, { state, action: 'regenerate' })
      } })
      await holdBilledSubscription(work, held.invoice)
      const id = dependencies.ids('inv')
      await reopenUsage(work, { ...held, id })
      await takeOutOfForce(work, { ...held, id })
      const draft = await draftAnew(work, { ...held, id })
      if (subscriptionId !== null) {
        await settleSubscription(work, { organizationId, customerId, subscriptionId, at })
      }
      return draft
    })

/** `id` is that of the draft to be. */
type Replacing = HeldInvoice & { readonly id: string }

const reopenUsage = async (
  { store }: BillingWork,
  { invoice, id: replacedBy }: Replacing,
): Promise<void> => {
  const { organizationId, customerId, id: invoiceId } = invoice
  await store.lockUsage([{ organizationId, customerId }])
  const lines = await store.invoiceLines.all({ organizationId, customerId, invoiceId })
  const shares = usageShares({ invoice, lines, replacedBy })
  if (shares.length > 0) await store.reopenUsageWindows(shares)
}

const takeOutOfForce = async (
  work: BillingWork,
  { invoice, at, id: replacedByInvoiceId }: Replacing,
): Promise<void> => {
  if (invoice.status === 'finalized') {
    await undoInvoice(work, { invoice, at, replacedByInvoiceId })
    return
  }
  const { organizationId, customerId, id } = invoice
  const set = { replacedByInvoiceId, updatedAt: at }
  await work.store.invoices.replace({ organizationId, customerId, id }, set)
  auditInvoice(work, { before: invoice, after: { ...invoice, ...set } })
}

const draftAnew = async (
  work: BillingWork,
  { invoice, customer, at, id }: Replacing,
): Promise<StoredInvoice> => {
  const { dependencies } = work
  const { sources, ...rest } = subjectOf(invoice)
  const anew = sources.map((source): LineSource => source.kind === 'one_off'
    ? { ...source, lineId: dependencies.ids('line') } : source)
  const subject = { ...rest, invoiceId: id, replacesInvoiceId: invoice.id, sources: anew }
  const { calculated: [calculated], sold } =
    await calculateInvoices(work, { subjects: [subject], holding: false })
  assert(calculated !== undefined, 'every subject is calculated')
  const lines = preparedLines(calculated, sold)
  const { draftGraceHours } = await work.organization(invoice.organizationId)
  const { turn, issuedAt, memo, metadata } = invoice
  const draft = newDraft({
    id, subject, customer, calculated, turn, issuedAt, memo, metadata, now: at,
    finalizeAt: invoice.finalizeAt === null ? null : at.add({ hours: draftGraceHours }),
    replacesInvoiceId: invoice.id,
    figures: invoiceFigures({ ...lines, credits: [] }, dependencies),
  })
  await storeDrafts(work, [{ ...lines, draft, customer, at }])
  return draft
}
