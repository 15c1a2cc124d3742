import { finalizeInvoices } from '../invoices/finalize-invoices.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import type { DueJob } from './run-jobs.ts'

/** Finalizes the drafts of these jobs, in their order; other invoices are left as they are. */
export const finalizeDue = async (
  work: BillingWork,
  due: readonly DueJob[],
): Promise<readonly Effect[]> => {
  const { store } = work
  const held = await store.invoices.findManyForUpdate(due.map(({ job }) =>
    ({ organizationId: job.organizationId, id: job.subjectId })))
  const drafts = new Map(held.filter(({ status }) => status === 'draft')
    .map((invoice) => [invoice.id, invoice]))
  const heldDrafts = due.flatMap(({ job, now: at }) => {
    const draft = drafts.get(job.subjectId)
    return draft === undefined ? [] : [{ draft, at }]
  })
  await finalizeInvoices(work, heldDrafts)
  const done = due.filter(({ job }) => !drafts.has(job.subjectId)).map(({ job }) => job)
  if (done.length > 0) await store.jobs.removeMany(done)
  return heldDrafts.map(({ draft: { id: objectId }, at }) =>
    ({ at, type: 'invoice_finalized', objectId }))
}
