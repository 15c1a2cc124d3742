import type { BillingJob, BillingJobKind } from '../billing/billing-job.ts'

/** What may bring an invoice its number: numbers are given in the order of time (INV 3). */
const numbering: ReadonlySet<BillingJobKind> = new Set(['run_turn', 'finalize_invoice'])

type Organization = {
  /** Whether an invoice is final, and numbered, as soon as it is made. */
  readonly finalAtOnce: boolean
}

/**
 * Of a clock's first jobs, in order, those that are done together with the very first: of its
 * kind, and one for each customer, as a customer's own jobs depend on each other. Customers do not
 * depend on each other, so what is due for another one in between may wait; but where a job brings
 * an invoice its number, none that may do the same is passed over.
 */
export const nextTogether = (
  jobs: readonly BillingJob[],
  { finalAtOnce }: Organization,
): readonly BillingJob[] => {
  const kind = jobs[0]?.kind
  const inOrder = kind === 'finalize_invoice' || (kind === 'run_turn' && finalAtOnce)
  const waiting = new Set<string | null>()
  const together: BillingJob[] = []
  for (const job of jobs) {
    const isNext = job.kind === kind && !waiting.has(job.customerId)
    if (isNext) together.push(job)
    else if (inOrder && numbering.has(job.kind)) break
    waiting.add(job.customerId)
  }
  return together
}
