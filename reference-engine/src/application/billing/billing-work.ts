import { assert } from '../../domain/assert.ts'
import { auditEntry } from '../audit-entry.ts'
import type { AuditEntry, Change } from '../audit-entry.ts'
import type { OfCustomer } from '../billing-ports.ts'
import type { Customer } from '../customers/customer.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Caller, Named, Store } from '../ports.ts'
import { remembering } from './remembering.ts'
import { readSoldPrices } from './sold-price.ts'
import type { SoldPrices } from './sold-price.ts'

export type BillingDependencies =
  Pick<Dependencies,
    'transaction' | 'read' | 'clock' | 'ids' | 'sha256' | 'randomBytes' | 'currencies' | 'limits'>

/** Who makes billing happen, and by what. */
export type Cause = {
  readonly caller: Pick<Caller, 'actor' | 'requestId'>
  /** An operation's id, or the name of a scheduler job. */
  readonly action: string
}

/**
 * What billing works with inside one transaction. Whatever many subjects share is read once: a
 * run bills hundreds of subscriptions of a few organizations and plans.
 */
export type BillingWork = {
  readonly store: Store
  readonly dependencies: BillingDependencies
  readonly organization: (organizationId: string) => Promise<Organization>
  /** In the order of the asking: nothing is waited for where all of them are known. */
  readonly organizations: (ids: readonly string[]) => Promise<readonly Organization[]>
  readonly customer: (of: OfCustomer) => Promise<Customer>
  /** In the order of the asking. */
  readonly customers: (of: readonly OfCustomer[]) => Promise<readonly Customer[]>
  /** What the prices of an organization sell; prices never change. */
  readonly soldPrices: (organizationId: string, priceIds: readonly string[]) => Promise<SoldPrices>
  /** Notes the trace of one state change; it is kept with the transaction (SEC 3). */
  readonly audit: (organizationId: string, change: Omit<Change, 'action'>) => void
  /** Runs `part` so that its failure undoes only itself, its traces included. */
  readonly undoable: <Result>(part: () => Promise<Result>) => Promise<Result>
}

type Terms = Cause & { readonly dependencies: BillingDependencies }

/** Runs `work` in a transaction of its own, and leaves the traces of what it changed there. */
export const inBillingWork = <Result>(
  terms: Terms,
  work: (work: BillingWork) => Promise<Result>,
): Promise<Result> =>
  terms.dependencies.transaction(async (store) => {
    const traces: AuditEntry[] = []
    const result = await work(billingWork(store, { ...terms, traces }))
    await store.auditEntries.append(...traces)
    return result
  })

type WorkTerms = Terms & { readonly traces: AuditEntry[] }

const billingWork = (store: Store, terms: WorkTerms): BillingWork => {
  const { dependencies, caller: { actor, requestId }, action, traces } = terms
  const remembered = remembering(async (ids) =>
    new Map((await store.organizations.findEach(ids)).map((kept) => [kept.id, kept])))
  const organizations: BillingWork['organizations'] = async (ids) =>
    (await remembered(ids)).map((kept) => present(kept, 'an organization exists'))
  const customers = readCustomers(store)
  return {
    store,
    dependencies,
    organization: async (id) => present((await organizations([id]))[0], 'an organization exists'),
    organizations,
    customer: async (of) => present((await customers([of]))[0], 'a billed customer exists'),
    customers,
    soldPrices: readSoldPrices(store, dependencies.currencies),
    audit: (organizationId, { objectType, objectId, before, after, hidden }) => {
      const caller: Caller = { organizationId, actor, requestId }
      const change: Change = { action, objectType, objectId, before, after, hidden }
      traces.push(auditEntry(dependencies, { caller, change }))
    },
    undoable: async (part) => {
      const before = traces.length
      try {
        return await store.part(part)
      } catch (error) {
        traces.length = before
        throw error
      }
    },
  }
}

const readCustomers = ({ customers }: Pick<Store, 'customers'>): BillingWork['customers'] => {
  const known = new Map<string, Customer>()
  return async (of) => {
    const unknown = new Map<string, Named>()
    for (const { organizationId, customerId: id } of of) {
      const key = `${organizationId}/${id}`
      if (!known.has(key)) unknown.set(key, { organizationId, id })
    }
    if (unknown.size > 0) {
      for (const kept of await customers.findEach([...unknown.values()])) {
        known.set(`${kept.organizationId}/${kept.id}`, kept)
      }
    }
    return of.map(({ organizationId, customerId }) =>
      present(known.get(`${organizationId}/${customerId}`), 'a billed customer exists'))
  }
}

const present = <Kept>(kept: Kept | undefined, invariant: string): Kept => {
  assert(kept !== undefined, invariant)
  return kept
}
