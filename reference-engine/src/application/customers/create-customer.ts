import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller, Named, Store } from '../ports.ts'
import { foundIn } from '../references.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import type { TestClock } from '../test-clocks/test-clock.ts'
import type { Customer } from './customer.ts'

export type CreateCustomer = Pick<Customer,
  'name' | 'externalId' | 'email' | 'timeZone' | 'testClockId' | 'taxRateIds' | 'metadata'>

/** A new customer (RES 1); refused when the clock is not there, or the external id is taken. */
export const createCustomer = (dependencies: Dependencies) =>
  (caller: Caller, command: CreateCustomer): Promise<Customer> =>
    dependencies.transaction(async (store) => {
      const { customers, auditEntries } = store
      const { clock, ids } = dependencies
      const { organizationId } = caller
      const { testClockId, timeZone, taxRateIds } = command
      if (testClockId !== null) {
        await foundIn(liveClock(store, { organizationId, id: testClockId }),
          { pointer: '/test_clock_id', code: 'test_clock_not_found' })
      }
      if (timeZone !== null) parseTimeZone(timeZone)
      const lists = [{ pointer: '/tax_rate_ids', ids: taxRateIds }]
      await usableTaxRates(store, { organizationId, lists })
      const now = clock.now()
      const customer: Customer = {
        organizationId, id: ids('cus'), ...command,
        archivedAt: null, createdAt: now, updatedAt: now,
      }
      await customers.insert(customer)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'createCustomer', objectType: 'customer', objectId: customer.id, after: customer,
        },
      }))
      return customer
    })

/** A deleted clock is gone for everyone but its former customers (SIM 1.7). */
const liveClock = async (
  { testClocks }: Pick<Store, 'testClocks'>,
  where: Named,
): Promise<TestClock | undefined> => {
  const clock = await testClocks.find(where)
  return clock?.deletedAt === null ? clock : undefined
}
