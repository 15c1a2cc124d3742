import { assert } from '../../domain/assert.ts'
import { laterOf } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { runJobs } from '../billing/run-jobs.ts'
import type { Named } from '../ports.ts'
import { advanceJob, leaseAdvance } from './lease-advance.ts'
import { nextTogether } from './next-together.ts'
import type { TestClock } from './test-clock.ts'

export type AdvanceStep = { readonly testClock: TestClock; readonly effectCount: number }

/** Subjects of one step: enough to be quick, few enough to hold their locks for a moment only. */
const subjects_max = 500

/**
 * One step of an advance: the clock moves to the next instant at which something is due, and that
 * is done, together with what is due for other customers later and does not depend on it; with
 * nothing left the clock arrives (SIM 1.2).
 */
export const advanceStep = async (work: BillingWork, named: Named): Promise<AdvanceStep> => {
  const { store } = work
  const clock = await store.testClocks.findForUpdate(named)
  assert(clock !== undefined, 'a clock that advances exists')
  const { organizationId, id: testClockId, advancingTo } = clock
  // Whoever took over has arrived meanwhile.
  if (advancingTo === null) return { testClock: clock, effectCount: 0 }
  const first = await store.jobs.firstOnClock(
    { organizationId, testClockId, until: advancingTo, limit: subjects_max })
  const { draftGraceHours } = await work.organization(organizationId)
  const together = nextTogether(first, { finalAtOnce: draftGraceHours === 0 })
  if (together[0] === undefined) return arrive(work, { clock, at: advancingTo })
  // What came due in the past, as a start there may bring, happens now: no clock goes back.
  const due = together.map((job) => ({ job, now: laterOf(job.dueAt, clock.now) }))
  const now = due[0]?.now ?? clock.now
  await store.testClocks.update(named, { now })
  await leaseAdvance(work, named)
  const effects = await runJobs(work, due)
  if (effects.length > 0) {
    await store.testClockEffects.append({ organizationId, testClockId }, effects)
  }
  return { testClock: { ...clock, now }, effectCount: effects.length }
}

const arrive = async (
  { store, audit }: BillingWork,
  { clock, at }: { readonly clock: TestClock; readonly at: Instant },
): Promise<AdvanceStep> => {
  const { organizationId, id } = clock
  const change = { now: at, advancingTo: null }
  await store.testClocks.update({ organizationId, id }, change)
  await store.jobs.removeMany([advanceJob({ organizationId, id })])
  const testClock = { ...clock, ...change }
  audit(organizationId,
    { objectType: 'test_clock', objectId: id, before: clock, after: testClock })
  return { testClock, effectCount: 0 }
}
