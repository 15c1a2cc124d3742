import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { TestClock } from './test-clock.ts'

/** The test clocks of the organization, newest first (PAG 4). */
export const listTestClocks = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: Tenant & PageRequest): Promise<Page<TestClock>> =>
    read(({ testClocks }) => testClocks.page(wanted))
