import { inBillingWork } from '../src/application/billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../src/application/billing/billing-work.ts'
import { createCreditsApplication } from '../src/application/credits-application.ts'
import type { Customer } from '../src/application/customers/customer.ts'
import { defaultLimits } from '../src/application/limits.ts'
import type { Caller } from '../src/application/ports.ts'
import { currencyTable } from '../src/domain/money/currency.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { createStore } from '../src/persistence/store.ts'
import { unitOfWork } from '../src/persistence/unit-of-work.ts'
import { at, newCustomer, newId, newOrganization, sha256 } from './records.ts'

const currencies = currencyTable([
  { code: 'USD', minorDigits: 2 }, { code: 'EUR', minorDigits: 2 }, { code: 'JPY', minorDigits: 0 },
])

/** Credits over one database, with a process clock that stands where the test puts it. */
export const creditsWorld = (database: Database, start = '2026-03-01T00:00:00Z') => {
  const store = createStore(database)
  let present = at(start)
  const clock = { now: () => present }
  const dependencies: BillingDependencies = {
    ...unitOfWork(store), clock, ids: newId, sha256, currencies, limits: defaultLimits,
    randomBytes: (count) => new Uint8Array(count),
  }
  const actor = { actor: 'key_test', requestId: 'req_test' }
  return {
    store, dependencies, clock,
    application: createCreditsApplication(dependencies),
    setClock: (text: string) => { present = at(text) },
    /** Does what billing would do in a transaction of its own. */
    inWork: <Result>(work: (work: BillingWork) => Promise<Result>) =>
      inBillingWork({ dependencies, caller: actor, action: 'test' }, work),
    tenant: async () => {
      const organization = newOrganization()
      const caller: Caller = { organizationId: organization.id, ...actor }
      await store.organizations.insert(organization)
      const customer = async (parts: Partial<Customer> = {}): Promise<Customer> => {
        const made = { ...newCustomer(organization.id), ...parts }
        await store.customers.insert(made)
        return made
      }
      return { organizationId: organization.id, caller, customer }
    },
    /** A clock that stands where it is put. */
    testClock: async (organizationId: string, now: string) => {
      const made = {
        organizationId, id: newId('clk'), name: null, now: at(now), advancingTo: null,
        createdAt: present, deletedAt: null,
      }
      await store.testClocks.insert(made)
      return made
    },
  }
}

export type CreditsWorld = ReturnType<typeof creditsWorld>
