import type { Read } from '../ports.ts'
import type { MetersByEventName } from './judge-event.ts'
import type { MeteredCustomer } from './usage-ports.ts'

/** What is remembered of an organization; all of it holds while its version stands. */
export type IngestView = {
  readonly version: bigint
  readonly metersByEventName: MetersByEventName
  readonly customerById: ReadonlyMap<string, MeteredCustomer>
  readonly customerByExternalId: ReadonlyMap<string, MeteredCustomer>
}

type Named = { readonly ids: readonly string[]; readonly externalIds: readonly string[] }

export type IngestViews = {
  /** A view that has these customers, as far as they exist. */
  of(organizationId: string, customers: Named): Promise<IngestView>
  /** Forgets a view that was found to hold no longer. */
  forget(organizationId: string, version: bigint): void
}

type OpenView = Omit<IngestView, 'customerById' | 'customerByExternalId'> & {
  readonly customerById: Map<string, MeteredCustomer>
  readonly customerByExternalId: Map<string, MeteredCustomer>
}

/** More customers than are met again; beyond it a view begins anew. */
const customers_max = 100_000
const organizations_max = 10_000

/**
 * What ingestion goes by, remembered between requests: most of them find all they need without a
 * look into the database. Nothing is taken on trust: storing checks the version of what was
 * remembered under the lock that a change of it takes, whichever process makes the change.
 */
export const createIngestViews = (read: Read): IngestViews => {
  const views = new Map<string, OpenView>()
  const opening = new Map<string, Promise<OpenView>>()

  const viewOf = (organizationId: string): OpenView | Promise<OpenView> => {
    const known = views.get(organizationId) ?? opening.get(organizationId)
    if (known !== undefined) return known
    const opened = openView(read, organizationId).then((view) => {
      if (views.size >= organizations_max) views.clear()
      views.set(organizationId, view)
      return view
    }).finally(() => opening.delete(organizationId))
    opening.set(organizationId, opened)
    return opened
  }

  return {
    of: async (organizationId, named) => {
      const view = await viewOf(organizationId)
      const ids = named.ids.filter((id) => !view.customerById.has(id))
      const externalIds = named.externalIds.filter((id) => !view.customerByExternalId.has(id))
      if (ids.length + externalIds.length === 0) return view
      const found = await read(({ meteredCustomers }) =>
        meteredCustomers.findMany({ organizationId, ids, externalIds }))
      if (view.customerById.size + found.length > customers_max) views.delete(organizationId)
      for (const customer of found) {
        view.customerById.set(customer.id, customer)
        const { externalId } = customer
        if (externalId !== null) view.customerByExternalId.set(externalId, customer)
      }
      return view
    },
    forget: (organizationId, version) => {
      if (views.get(organizationId)?.version === version) views.delete(organizationId)
    },
  }
}

const openView = (read: Read, organizationId: string): Promise<OpenView> =>
  read(async ({ meters }) => {
    const catalogue = await meters.catalogue({ organizationId })
    return {
      version: catalogue.version,
      metersByEventName:
        Map.groupBy(catalogue.meters, ({ definition }) => definition.eventName),
      customerById: new Map(),
      customerByExternalId: new Map(),
    }
  })
