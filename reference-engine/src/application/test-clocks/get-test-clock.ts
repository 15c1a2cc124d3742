import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import type { TestClock } from './test-clock.ts'

/** One test clock of the organization (SEC 1). */
export const getTestClock = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, id }: Named): Promise<TestClock> =>
    read(({ testClocks }) => found(testClocks.find({ organizationId, id }), 'test_clock_not_found'))
