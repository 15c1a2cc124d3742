import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import { foundIn } from '../references.ts'
import type { Customer } from './customer.ts'

export type CreateCustomer = Pick<Customer,
  'name' | 'externalId' | 'email' | 'timeZone' | 'testClockId' | 'metadata'>

/** A new customer (RES 1); refused when the clock is not there, or the external id is taken. */
export const createCustomer = (dependencies: Dependencies) =>
  (caller: Caller, command: CreateCustomer): Promise<Customer> =>
    dependencies.transaction(async ({ customers, testClocks, auditEntries }) => {
      const { clock, ids } = dependencies
      const { organizationId } = caller
      const { testClockId, timeZone } = command
      if (testClockId !== null) {
        await foundIn(testClocks.find({ organizationId, id: testClockId }),
          { pointer: '/test_clock_id', code: 'test_clock_not_found' })
      }
      if (timeZone !== null) parseTimeZone(timeZone)
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
