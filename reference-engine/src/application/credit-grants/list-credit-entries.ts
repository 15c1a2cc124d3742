import type { BillingDependencies } from '../billing/billing-work.ts'
import type { OfCustomer } from '../billing-ports.ts'
import { found } from '../found.ts'
import type { Page, PageRequest } from '../ports.ts'
import type { CreditEntry } from './credit-entry.ts'
import type { EntryFilter } from './credit-ports.ts'

/** The ledger of a customer, newest first (CRD 3.7, PAG 4). */
export const listCreditEntries = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: PageRequest & OfCustomer & EntryFilter): Promise<Page<CreditEntry>> =>
    read(async ({ customers, creditGrants }) => {
      const { organizationId, customerId: id } = wanted
      await found(customers.find({ organizationId, id }), 'customer_not_found')
      return creditGrants.entries(wanted)
    })
