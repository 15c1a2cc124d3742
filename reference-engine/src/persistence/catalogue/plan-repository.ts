import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import type { RecordOf } from '../record-mapping.ts'
import { recordTable } from '../record-table.ts'
import type { Page, PageRequest } from '../record-table.ts'
import { planMapping } from './mapping.ts'
import type { PlanRecord, PlanVersionRecord } from './mapping.ts'
import { planVersions } from './plan-versions.ts'

const plans = recordTable({ table: 'plans', mapping: planMapping, tenant: 'organizationId' })

type Plan = RecordOf<typeof planMapping.columns>
type Tenant = { readonly organizationId: string }
type VersionsOf = Tenant & { readonly planId: string }
type OneVersion = VersionsOf & Named

/** Prices sold together. A plan is read with its current version, and versions with their items. */
export const planRepository = (queries: Queries) => ({
  /** Needs a transaction: a plan without its version is no plan. */
  insert: async ({ version, ...plan }: PlanRecord): Promise<void> => {
    await plans.insert(queries, { ...plan, currentVersionId: version.id })
    await planVersions.insert(queries, version)
  },
  find: async (where: Named) =>
    (await withVersions(queries, [await plans.find(queries, named(where))]))[0],
  findForUpdate: async (where: Named) =>
    (await withVersions(queries, [await plans.findForUpdate(queries, named(where))]))[0],
  update: (where: Named, set: Partial<Pick<Plan, 'name' | 'description' | 'metadata'>>) =>
    plans.update(queries, { where: named(where), set }),
  archive: (where: Named, archivedAt: Instant) =>
    plans.update(queries, { where: named(where), set: { archivedAt } }),
  page: async ({ organizationId, ...page }: PageRequest & Tenant): Promise<Page<PlanRecord>> => {
    const { records, hasMore } = await plans.page(queries, { where: { organizationId }, ...page })
    return { records: await withVersions(queries, records), hasMore }
  },
  findVersion: ({ organizationId, planId, id }: OneVersion) =>
    planVersions.find(queries, { organizationId, planId, id }),
  versionPage: ({ organizationId, planId, ...page }: PageRequest & VersionsOf) =>
    planVersions.page(queries, { where: { organizationId, planId }, ...page }),
  /** Hold the plan, or another may take the next number. */
  lastVersionNumber: async ({ organizationId, planId }: VersionsOf): Promise<number> => {
    const { rows } = await sql<{ last: number }>`
      select coalesce(max(number), 0) as last from plan_versions
      where organization_id = ${organizationId} and plan_id = ${planId}`.execute(queries)
    return rows[0]?.last ?? 0
  },
  insertVersion: (version: PlanVersionRecord) => planVersions.insert(queries, version),
  /** Needs a transaction; the version becomes the plan's current one. */
  publishVersion: async (where: OneVersion, publishedAt: Instant): Promise<void> => {
    const { organizationId, planId, id } = where
    await planVersions.publish(queries, { organizationId, planId, id, publishedAt })
    await plans.update(queries,
      { where: { organizationId, id: planId }, set: { currentVersionId: id } })
  }
})

const withVersions = async (
  queries: Queries,
  found: ReadonlyArray<Plan | undefined>
): Promise<PlanRecord[]> => {
  const known = found.filter((plan) => plan !== undefined)
  const [first] = known
  if (first === undefined) return []
  const current = new Map((await planVersions.findMany(queries, {
    organizationId: first.organizationId,
    ids: known.map(({ currentVersionId }) => currentVersionId)
  })).map((version) => [version.id, version]))
  return known.map(({ currentVersionId, ...plan }) => {
    const version = current.get(currentVersionId)
    assert(version !== undefined, 'a plan has a version')
    return { ...plan, version }
  })
}
