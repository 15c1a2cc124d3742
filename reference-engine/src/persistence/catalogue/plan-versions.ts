import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import type { Named } from '../named.ts'
import type { RecordOf } from '../record-mapping.ts'
import { recordTable } from '../record-table.ts'
import type { Page, PageRequest } from '../record-table.ts'
import { planItemMapping, planVersionMapping } from './mapping.ts'
import type { PlanVersionRecord } from './mapping.ts'

const tenant = 'organizationId'
const versions = recordTable({ table: 'plan_versions', mapping: planVersionMapping, tenant })
const items = recordTable({ table: 'plan_items', mapping: planItemMapping, tenant })

type Head = RecordOf<typeof planVersionMapping.columns>
type OneVersion = Named & { readonly planId: string }
type VersionsOf = { readonly organizationId: string; readonly planId: string }
type Several = { readonly organizationId: string; readonly ids: readonly string[] }

type Publication = OneVersion & { readonly publishedAt: Instant }

const publish = async (
  queries: Queries,
  { organizationId, planId, id, publishedAt }: Publication
): Promise<void> => {
  const published = await versions.update(queries, {
    where: { organizationId, planId, id, status: 'draft' },
    set: { status: 'published', publishedAt }
  })
  assert(published === 1, 'a draft is published')
}

/** What plans sell. A version is read with its items; once published, a trigger keeps it. */
export const planVersions = {
  /** Needs a transaction. Only a draft takes items, so what is published at once begins as one. */
  insert: async (queries: Queries, version: PlanVersionRecord): Promise<void> => {
    const { items: sold, ...head } = version
    await versions.insert(queries, { ...head, status: 'draft', publishedAt: null })
    const { organizationId, id, planId, publishedAt } = version
    await items.insert(queries, ...sold.map((item, index) =>
      ({ organizationId, planVersionId: id, position: index + 1, ...item })))
    if (publishedAt !== null) await publish(queries, { organizationId, planId, id, publishedAt })
  },
  find: async (queries: Queries, where: OneVersion) => {
    const head = await versions.find(queries, where)
    return head === undefined ? undefined : (await withItems(queries, [head]))[0]
  },
  findMany: async (queries: Queries, { organizationId, ids }: Several) =>
    withItems(queries, await versions.allOf(queries,
      { where: { organizationId }, parent: 'id', ids, order: 'id' })),
  page: async (
    queries: Queries,
    { where, ...page }: PageRequest & { where: VersionsOf }
  ): Promise<Page<PlanVersionRecord>> => {
    const { records, hasMore } = await versions.page(queries, { where, ...page })
    return { records: await withItems(queries, records), hasMore }
  },
  publish
}

const withItems = async (
  queries: Queries,
  heads: readonly Head[]
): Promise<PlanVersionRecord[]> => {
  const [first] = heads
  if (first === undefined) return []
  const all = await items.allOf(queries, {
    where: { organizationId: first.organizationId },
    parent: 'planVersionId',
    ids: heads.map(({ id }) => id),
    order: 'position'
  })
  return heads.map((head) => ({
    ...head,
    items: all
      .filter(({ planVersionId }) => planVersionId === head.id)
      .map(({ priceId, quantity }) => ({ priceId, quantity }))
  }))
}
