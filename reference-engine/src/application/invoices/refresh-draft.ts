import { assert } from '../../domain/assert.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { auditInvoice } from './audit-invoice.ts'
import { recalculateDrafts, replaceChangedLines } from './recalculate-drafts.ts'
import type { HeldDraft } from './recalculate-drafts.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** Calculates a draft anew and stores what came out; `before` is what is stored until now. */
export const refreshDraft = async (
  work: BillingWork,
  { draft, at, before }: HeldDraft & { readonly before: StoredInvoice },
): Promise<StoredInvoice> => {
  const recalculated =
    await recalculateDrafts(work, { held: [{ draft, at }], holding: false })
  const [refreshed] = recalculated
  assert(refreshed !== undefined, 'a draft that is refreshed is there')
  const { draft: after } = refreshed
  await work.store.invoices.updateDrafts([after])
  await replaceChangedLines(work, recalculated)
  auditInvoice(work, { before, after })
  return after
}
