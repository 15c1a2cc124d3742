import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { Customer } from './customer.ts'

/** One customer of the caller's organization, or `customer_not_found` (RES 1, SEC 1). */
export const getCustomer = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, id: string): Promise<Customer> =>
    read(({ customers }) => found(customers.find({ organizationId, id }), 'customer_not_found'))
