import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Customer } from '../customers/customer.ts'
import type { BillingWork } from './billing-work.ts'

/**
 * The customer's present. A test clock is held until the transaction ends: an advance cannot pass
 * by what the command is about to schedule. Taken before the job and the subject.
 */
export const holdClock = async (
  { store, dependencies: { clock } }: BillingWork,
  { organizationId, testClockId }: Pick<Customer, 'organizationId' | 'testClockId'>,
): Promise<Instant> => {
  if (testClockId === null) return clock.now()
  const testClock = await store.testClocks.findForUpdate({ organizationId, id: testClockId })
  assert(testClock !== undefined, 'the clock of a customer exists')
  return testClock.now
}
