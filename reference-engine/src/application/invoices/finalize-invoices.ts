import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { customerKey, groupsBy } from './by-key.ts'
import { inRounds } from './in-rounds.ts'
import { recalculateDrafts, replaceChangedLines } from './recalculate-drafts.ts'
import type { HeldDraft } from './recalculate-drafts.ts'
import { sealInvoices } from './seal-invoices.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type { HeldDraft } from './recalculate-drafts.ts'

/**
 * Finalizes drafts from the usage, coupons, taxes and credits of this moment (INV 4, INV 5), in
 * the order given. Usage of the customers is kept out from here on, so that each event is either
 * on its invoice or late; that holds for an invoice without usage of its own as well, since it may
 * take the late usage of earlier periods (USG 7).
 */
export const finalizeInvoices = async (
  work: BillingWork,
  held: readonly HeldDraft[],
): Promise<readonly StoredInvoice[]> => {
  if (held.length === 0) return []
  const { store } = work
  for (const { draft: { status: state } } of held) {
    transition(invoiceMachine, { state, action: 'finalize' })
  }
  const drafts = held.map(({ draft }) => draft)
  await store.lockUsage([...groupsBy(drafts, customerKey).values()].flatMap(([one]) => one ?? []))
  const finalized = new Map<string, StoredInvoice>()
  for (const round of inRounds(held, ({ draft }) => draft)) {
    for (const invoice of await finalizeRound(work, round)) finalized.set(invoice.id, invoice)
  }
  await store.jobs.removeMany(drafts.map(({ organizationId, customerId, id: subjectId }) =>
    ({ organizationId, customerId, kind: 'finalize_invoice', subjectId })))
  return drafts.map((draft) => finalized.get(draft.id) ?? draft)
}

const finalizeRound = async (
  work: BillingWork,
  held: readonly HeldDraft[],
): Promise<readonly StoredInvoice[]> => {
  const prepared = await recalculateDrafts(work, { held, holding: true })
  return sealInvoices(work, {
    prepared,
    writeLines: () => replaceChangedLines(work, prepared),
    writeInvoices: (invoices) => work.store.invoices.updateDrafts(invoices),
  })
}
