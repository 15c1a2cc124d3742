import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { Customer } from './customer.ts'

/** Archives a customer, or gives an archived one back as it is (RES 1). Its subscriptions go on. */
export const archiveCustomer = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<Customer> =>
    dependencies.transaction(async ({ customers, auditEntries }) => {
      const { organizationId } = caller
      const customer =
        await found(customers.findForUpdate({ organizationId, id }), 'customer_not_found')
      if (customer.archivedAt !== null) return customer
      const now = dependencies.clock.now()
      await customers.update({ organizationId, id }, { archivedAt: now, updatedAt: now })
      const archived: Customer = { ...customer, archivedAt: now, updatedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archiveCustomer', objectType: 'customer', objectId: id,
          before: customer, after: archived,
        },
      }))
      return archived
    })
