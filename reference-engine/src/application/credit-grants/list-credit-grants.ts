import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import { customersNow } from './customers-now.ts'
import { shownGrant } from './shown-grant.ts'
import type { ShownGrant } from './shown-grant.ts'

export type ListCreditGrants =
  Tenant & PageRequest & { readonly customerId?: string | undefined }

/** The grants of the organization, newest first, each as it is on its customer's clock (PAG 4). */
export const listCreditGrants = (dependencies: BillingDependencies) =>
  (wanted: ListCreditGrants): Promise<Page<ShownGrant>> =>
    dependencies.read(async (store) => {
      const { currencies, clock } = dependencies
      const { organizationId } = wanted
      const { records, hasMore } = await store.creditGrants.page(wanted)
      const customerIds = records.map(({ customerId }) => customerId)
      const nowOfCustomer =
        await customersNow({ ...store, clock }, { organizationId, customerIds })
      const shown = records.map((grant) =>
        shownGrant(grant, { now: nowOfCustomer(grant.customerId), currencies }))
      return { records: shown, hasMore }
    })
