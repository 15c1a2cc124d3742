import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Reads, Tenant } from '../ports.ts'

type Sources = Pick<Reads, 'customers' | 'testClocks'> & Pick<Dependencies, 'clock'>
type Wanted = Tenant & { readonly customerIds: readonly string[] }

/** The present of each of these customers, who may live on several clocks (SIM 1). */
export const customersNow = async (
  { customers, testClocks, clock }: Sources,
  { organizationId, customerIds }: Wanted,
): Promise<(customerId: string) => Instant> => {
  const found = await customers.findEach(
    [...new Set(customerIds)].map((id) => ({ organizationId, id })))
  const clockIds = [...new Set(found.flatMap(({ testClockId }) => testClockId ?? []))]
  const clocks = clockIds.length === 0
    ? [] : await testClocks.findMany({ organizationId, ids: clockIds })
  const real = clock.now()
  return (customerId) => {
    const { testClockId = null } = found.find(({ id }) => id === customerId) ?? {}
    if (testClockId === null) return real
    const governing = clocks.find(({ id }) => id === testClockId)
    assert(governing !== undefined, 'the clock of a customer exists')
    return governing.now
  }
}
