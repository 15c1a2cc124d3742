import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { expireCreditGrant } from '../credit-grants/expire-credit-grant.ts'
import type { BillingJob, BillingJobKind } from './billing-job.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import { finalizeDue } from './finalize-due.ts'
import { markPastDue } from './mark-past-due.ts'
import { runDueTurns } from './run-due-turns.ts'

/** A job whose instant has come. */
export type DueJob = {
  /** Held until the transaction ends. */
  readonly job: BillingJob
  /** The customer's clock. */
  readonly now: Instant
}

type Running = (work: BillingWork, due: readonly DueJob[]) => Promise<readonly Effect[]>

const expireCreditGrants: Running = async (work, due) => {
  const effects: Effect[] = []
  for (const each of due) effects.push(...await expireCreditGrant(work, each))
  return effects
}

const running: { readonly [Kind in BillingJobKind]?: Running } = {
  run_turn: runDueTurns,
  finalize_invoice: finalizeDue,
  mark_past_due: markPastDue,
  expire_credit_grant: expireCreditGrants,
}

/**
 * Does what jobs of one kind say, each of another subject, and takes them off the list. What was
 * done meanwhile is not done again.
 */
export const runJobs = async (
  work: BillingWork,
  due: readonly DueJob[],
): Promise<readonly Effect[]> => {
  const kind = due[0]?.job.kind
  if (kind === undefined) return []
  const run = running[kind]
  assert(run !== undefined, 'an advance is resumed in transactions of its own')
  assert(due.every(({ job }) => job.kind === kind), 'jobs of one kind are run together')
  return run(work, due)
}
