import { assert } from '../domain/assert.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Customer } from './customers/customer.ts'
import type { Clock } from './dependencies.ts'
import type { TestClocks } from './ports.ts'

type Clocks = { readonly clock: Clock; readonly testClocks: Pick<TestClocks, 'find'> }

/** The present of a customer: the test clock's, where one governs the customer (SIM 1). */
export const nowOf = async (
  { organizationId, testClockId }: Pick<Customer, 'organizationId' | 'testClockId'>,
  { clock, testClocks }: Clocks,
): Promise<Instant> => {
  if (testClockId === null) return clock.now()
  const testClock = await testClocks.find({ organizationId, id: testClockId })
  assert(testClock !== undefined, 'the clock of a customer exists')
  return testClock.now
}
