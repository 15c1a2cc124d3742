import { assert } from '../../domain/assert.ts'
import { auditEntry } from '../audit-entry.ts'
import type { AuditEntry, Change } from '../audit-entry.ts'
import type { OfCustomer } from '../billing-ports.ts'
import type { Customer } from '../customers/customer.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Caller, Store } from '../ports.ts'
import { remembering } from './remembering.ts'
import type { Answering } from './remembering.ts'
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
  const organizations = remembering(async (ids) =>
    new Map((await store.organizations.findEach(ids)).map((kept) => [kept.id, kept])))
  const customers = readCustomers(store)
  return {
    store,
    dependencies,
    organization: organizationOf(organizations),
    customer: async (of) => present((await customers([of]))[0], 'a billed customer exists'),
    customers,
    soldPrices: readSoldPrices(store, dependencies.currencies),
    audit: (organizationId, change) => {
      const caller: Caller = { organizationId, actor, requestId }
      traces.push(auditEntry(dependencies, { caller, change: { ...change, action } }))
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

/** Asked for with every invoice: one that is known costs a look-up. */
const organizationOf = (
  ask: Answering<Organization | undefined>,
): BillingWork['organization'] => {
  const known = new Map<string, Organization>()
  return async (id) => {
    const organization = known.get(id) ?? present((await ask([id]))[0], 'an organization exists')
    known.set(id, organization)
    return organization
  }
}

const readCustomers = ({ customers }: Pick<Store, 'customers'>): BillingWork['customers'] => {
  const keyOf = ({ organizationId, customerId }: OfCustomer) => `${organizationId}/${customerId}`
  const remembered = remembering(async (keys) => {
    const named = keys.map((key) => {
      const [organizationId = '', id = ''] = key.split('/')
      return { organizationId, id }
    })
    return new Map((await customers.findEach(named)).map((kept) =>
      [keyOf({ organizationId: kept.organizationId, customerId: kept.id }), kept]))
  })
  return async (of) => (await remembered(of.map(keyOf)))
    .map((kept) => present(kept, 'a billed customer exists'))
}

const present = <Kept>(kept: Kept | undefined, invariant: string): Kept => {
  assert(kept !== undefined, invariant)
  return kept
}
