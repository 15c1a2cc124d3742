import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Named } from '../ports.ts'
import { liveTestClock } from './live-test-clock.ts'
import type { TestClock } from './test-clock.ts'

/** One test clock of the organization (SEC 1). */
export const getTestClock = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, id }: Named): Promise<TestClock> =>
    read(({ testClocks }) => liveTestClock(testClocks.find({ organizationId, id })))
