import { Refusal } from '../../domain/refusal.ts'
import { formatInstant, isBefore } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import type { Caller, Named } from '../ports.ts'
import { leaseAdvance } from './lease-advance.ts'
import { liveTestClock } from './live-test-clock.ts'
import { refuseFarFuture } from './refuse-far-future.ts'
import { runSteps } from './run-steps.ts'
import type { Advancement } from './run-steps.ts'

export type AdvanceTestClock = { readonly testClockId: string; readonly to: Instant }

/**
 * Moves a test clock forward, running every boundary on the way in order (SIM 1). Each step is a
 * transaction of its own, so an advance over years holds nothing for long; if this process dies
 * on the way, the scheduler goes on where it stopped.
 */
export const advanceTestClock = (dependencies: BillingDependencies) =>
  async (caller: Caller, { testClockId, to }: AdvanceTestClock): Promise<Advancement> => {
    refuseFarFuture('/to', to)
    const named = { organizationId: caller.organizationId, id: testClockId }
    const cause = { caller, action: 'advanceTestClock' }
    await inBillingWork({ dependencies, ...cause }, (work) => begin(work, { named, to }))
    return runSteps(dependencies, { named, cause })
  }

type Beginning = { readonly named: Named; readonly to: Instant }

const begin = async (work: BillingWork, { named, to }: Beginning): Promise<void> => {
  const { store, audit } = work
  const clock = await liveTestClock(store.testClocks.findForUpdate(named))
  if (isBefore(to, clock.now)) {
    throw new Refusal('test_clock_backwards', { now: formatInstant(clock.now) })
  }
  if (clock.advancingTo !== null) throw new Refusal('test_clock_advancing')
  await store.testClocks.update(named, { advancingTo: to })
  await leaseAdvance(work, named)
  const advancing = { ...clock, advancingTo: to }
  audit(named.organizationId,
    { objectType: 'test_clock', objectId: clock.id, before: clock, after: advancing })
}
