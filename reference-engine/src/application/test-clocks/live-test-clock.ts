import { found } from '../found.ts'
import type { TestClock } from './test-clock.ts'

/** A clock that is there and not deleted, or the refusal `test_clock_not_found` (SIM 1.7). */
export const liveTestClock = (finding: Promise<TestClock | undefined>): Promise<TestClock> =>
  found(finding.then((clock) => clock?.deletedAt === null ? clock : undefined),
    'test_clock_not_found')
