import type { BillingDependencies } from '../billing/billing-work.ts'
import type { OfCustomer } from '../billing-ports.ts'
import { found } from '../found.ts'
import { nowOf } from '../now-of.ts'
import type { CreditBalance } from './credit-ports.ts'

export type CustomerBalances = {
  readonly customerId: string
  readonly balances: readonly CreditBalance[]
}

/** What a customer has in each currency, and what of it an invoice could take now (CRD 3.4). */
export const getCreditBalance = ({ read, clock }: BillingDependencies) =>
  ({ organizationId, customerId }: OfCustomer): Promise<CustomerBalances> =>
    read(async ({ customers, testClocks, creditGrants }) => {
      const customer =
        await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      const now = await nowOf(customer, { clock, testClocks })
      const balances = await creditGrants.balances({ organizationId, customerId, now })
      return { customerId, balances }
    })
