import { correctUsageEvent } from './correct-usage-event.ts'
import type { CorrectionDependencies } from './correct-usage-event.ts'

/** Takes an event out of everything that counts it; it stays readable (USG 6.1). */
export const voidUsageEvent = (dependencies: CorrectionDependencies) =>
  correctUsageEvent(dependencies, {
    action: 'void',
    operation: 'voidUsageEvent',
    correctedFrom: async ({ before, at }) =>
      ({ after: { ...before, voidedAt: before.voidedAt ?? at }, faults: [] }),
  })
