import type { OfCustomer } from '../billing-ports.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Page, PageRequest } from '../ports.ts'
import type { Discount } from './discount.ts'

/** The discounts of a customer, newest first (PAG 4). */
export const listDiscounts = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: PageRequest & OfCustomer): Promise<Page<Discount>> =>
    read(async ({ customers, discounts }) => {
      const { organizationId, customerId: id } = wanted
      await found(customers.find({ organizationId, id }), 'customer_not_found')
      return discounts.page(wanted)
    })
