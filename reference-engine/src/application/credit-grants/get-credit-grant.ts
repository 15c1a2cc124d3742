import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import { customersNow } from './customers-now.ts'
import { shownGrant } from './shown-grant.ts'
import type { ShownGrant } from './shown-grant.ts'

/** One grant, as it is on its customer's clock. */
export const getCreditGrant = (dependencies: BillingDependencies) =>
  ({ organizationId, id }: Named): Promise<ShownGrant> =>
    dependencies.read(async (store) => {
      const { currencies, clock } = dependencies
      const grant =
        await found(store.creditGrants.find({ organizationId, id }), 'credit_grant_not_found')
      const { customerId } = grant
      const nowOfCustomer =
        await customersNow({ ...store, clock }, { organizationId, customerIds: [customerId] })
      return shownGrant(grant, { now: nowOfCustomer(customerId), currencies })
    })
