import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { Page, PageRequest } from '../record-table.ts'
import { planItemMapping, planMapping, planVersionMapping } from './mapping.ts'
import type { PlanRecord, PlanVersionRecord } from './mapping.ts'

const tenant = 'organizationId'
const plans = recordTable({ table: 'plans', mapping: planMapping, tenant })
const versions = recordTable({ table: 'plan_versions', mapping: planVersionMapping, tenant })
const items = recordTable({ table: 'plan_items', mapping: planItemMapping, tenant })

type Plan = Omit<PlanRecord, 'version'>
type Tenant = { readonly organizationId: string }

/** Prices sold together. A plan is read with its newest version, and the version with its items. */
export const planRepository = (queries: Queries) => ({
  /** Needs a transaction: a plan without its version is no plan. */
  insert: async ({ version, ...plan }: PlanRecord): Promise<void> => {
    const { items: sold, ...head } = version
    await plans.insert(queries, plan)
    await versions.insert(queries, head)
    const { organizationId, id: planVersionId } = version
    await items.insert(queries, ...sold.map((item, index) =>
      ({ organizationId, planVersionId, position: index + 1, ...item })))
  },
  find: async (where: Named) =>
    (await withVersions(queries, [await plans.find(queries, named(where))]))[0],
  findForUpdate: async (where: Named) =>
    (await withVersions(queries, [await plans.findForUpdate(queries, named(where))]))[0],
  findVersion: async (where: Named) =>
    (await withItems(queries, [await versions.find(queries, named(where))]))[0],
  archive: (where: Named, archivedAt: Instant) =>
    plans.update(queries, { where: named(where), set: { archivedAt } }),
  page: async ({ organizationId, ...page }: PageRequest & Tenant): Promise<Page<PlanRecord>> => {
    const { records, hasMore } = await plans.page(queries, { where: { organizationId }, ...page })
    return { records: await withVersions(queries, records), hasMore }
  }
})

const withVersions = async (
  queries: Queries,
  found: ReadonlyArray<Plan | undefined>
): Promise<PlanRecord[]> => {
  const [first] = found
  if (first === undefined) return []
  const known = found.filter((plan) => plan !== undefined)
  const all = await withItems(queries, await versions.allOf(queries, {
    where: { organizationId: first.organizationId },
    parent: 'planId',
    ids: known.map(({ id }) => id),
    order: 'number'
  }))
  return known.map((plan) => {
    const version = all.findLast(({ planId }) => planId === plan.id)
    assert(version !== undefined, 'a plan has a version')
    return { ...plan, version }
  })
}

const withItems = async (
  queries: Queries,
  found: ReadonlyArray<Omit<PlanVersionRecord, 'items'> | undefined>
): Promise<PlanVersionRecord[]> => {
  const [first] = found
  if (first === undefined) return []
  const known = found.filter((version) => version !== undefined)
  const all = await items.allOf(queries, {
    where: { organizationId: first.organizationId },
    parent: 'planVersionId',
    ids: known.map(({ id }) => id),
    order: 'position'
  })
  return known.map((version) => ({
    ...version,
    items: all
      .filter(({ planVersionId }) => planVersionId === version.id)
      .map(({ priceId, quantity }) => ({ priceId, quantity }))
  }))
}
