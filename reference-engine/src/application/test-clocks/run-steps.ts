import type { Effect } from '../billing/effect.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, Cause } from '../billing/billing-work.ts'
import type { Named } from '../ports.ts'
import { advanceStep } from './advance-step.ts'
import type { TestClock } from './test-clock.ts'

export type Advancement = {
  readonly testClock: TestClock
  readonly effectCount: number
  /** The first 1000, in order (SIM 1.3). */
  readonly effects: readonly Effect[]
}

export type Steps = {
  readonly named: Named
  readonly cause: Cause
  /** When aborted, the clock is left on its way. */
  readonly signal?: AbortSignal
}

const effects_listed_max = 1000

/** Takes the steps of an advance that was begun, until the clock is where it was sent. */
export const runSteps = async (
  dependencies: BillingDependencies,
  { named, cause, signal }: Steps,
): Promise<Advancement> => {
  const { organizationId, id: testClockId } = named
  const of = { organizationId, testClockId }
  const after = await dependencies.read(({ testClockEffects }) => testClockEffects.last(of))
  let effectCount = 0
  for (;;) {
    const step = await inBillingWork({ dependencies, ...cause }, (work) => advanceStep(work, named))
    effectCount += step.effectCount
    if (step.testClock.advancingTo !== null && !signal?.aborted) continue
    const { records: effects } = await dependencies.read(({ testClockEffects }) =>
      testClockEffects.page({ ...of, limit: effects_listed_max, after }))
    return { testClock: step.testClock, effectCount, effects }
  }
}
