import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, Tenant } from '../ports.ts'
import { liveTestClock } from './live-test-clock.ts'
import type { EffectPlace, StoredEffect } from './stored-effect.ts'

export type ListTestClockEffects = Tenant & {
  readonly testClockId: string
  readonly limit: number
  readonly after?: EffectPlace | undefined
}

/** Everything that advances of a clock brought about, in order (SIM 1.5). */
export const listTestClockEffects = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: ListTestClockEffects): Promise<Page<StoredEffect>> =>
    read(async ({ testClocks, testClockEffects }) => {
      const { organizationId, testClockId: id } = wanted
      await liveTestClock(testClocks.find({ organizationId, id }))
      return testClockEffects.page(wanted)
    })
