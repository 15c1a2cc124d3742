import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { productMapping } from './mapping.ts'
import type { ProductRecord } from './mapping.ts'

const products = recordTable({
  table: 'products',
  mapping: productMapping,
  tenant: 'organizationId'
})

/** What is sold. */
export const productRepository = (queries: Queries) => ({
  insert: (product: ProductRecord) => products.insert(queries, product),
  find: (where: Named) => products.find(queries, named(where)),
  findMany: ({ organizationId, ids }: { organizationId: string; ids: readonly string[] }) =>
    products.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => products.findForUpdate(queries, named(where)),
  update: (where: Named, set: Partial<Pick<ProductRecord, 'name' | 'description' | 'metadata'>>) =>
    products.update(queries, { where: named(where), set }),
  archive: (where: Named, archivedAt: Instant) =>
    products.update(queries, { where: named(where), set: { archivedAt } }),
  page: ({ organizationId, ...page }: PageRequest & { organizationId: string }) =>
    products.page(queries, { where: { organizationId }, ...page })
})
