import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingJob } from '../billing/billing-job.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import { lockBilledUsage } from '../billing/lock-billed-usage.ts'
import { runBillingJob } from '../billing/run-billing-job.ts'
import type { Named } from '../ports.ts'
import { advanceJob, leaseAdvance } from './lease-advance.ts'
import type { TestClock } from './test-clock.ts'

export type AdvanceStep = {
  readonly testClock: TestClock
  readonly effects: readonly Effect[]
}

/** Subjects of one step: enough to be quick, few enough to hold their locks for a moment only. */
const subjects_max = 50

/**
 * One step of an advance: the clock moves to the next instant at which something is due, and what
 * is due there is done, in the order of the subjects; with nothing left it arrives (SIM 1.2).
 */
export const advanceStep = async (work: BillingWork, named: Named): Promise<AdvanceStep> => {
  const { store } = work
  const clock = await store.testClocks.findForUpdate(named)
  assert(clock !== undefined, 'a clock that advances exists')
  const { organizationId, id: testClockId, advancingTo } = clock
  // Whoever took over has arrived meanwhile.
  if (advancingTo === null) return { testClock: clock, effects: [] }
  const first = await store.jobs.firstOnClock(
    { organizationId, testClockId, until: advancingTo, limit: subjects_max })
  const together = first.filter((job) => job.dueAt.equals(first[0]?.dueAt ?? job.dueAt)
    && job.kind === first[0]?.kind)
  const [next] = together
  if (next === undefined) return arrive(work, { clock, at: advancingTo })
  const now = next.dueAt
  await store.testClocks.update(named, { now })
  await leaseAdvance(work, named)
  return { testClock: { ...clock, now }, effects: await runTogether(work, together, now) }
}

// oxlint-disable-next-line max-params
const runTogether = async (
  work: BillingWork,
  jobs: readonly BillingJob[],
  now: Instant,
): Promise<Effect[]> => {
  await lockBilledUsage(work, jobs)
  const effects: Effect[] = []
  for (const job of jobs) effects.push(...await runBillingJob(work, { job, now }))
  return effects
}

const arrive = async (
  { store, audit }: BillingWork,
  { clock, at }: { readonly clock: TestClock; readonly at: Instant },
): Promise<AdvanceStep> => {
  const { organizationId, id } = clock
  const change = { now: at, advancingTo: null }
  await store.testClocks.update({ organizationId, id }, change)
  await store.jobs.remove(advanceJob({ organizationId, id }))
  const testClock = { ...clock, ...change }
  audit(organizationId,
    { objectType: 'test_clock', objectId: id, before: clock, after: testClock })
  return { testClock, effects: [] }
}
