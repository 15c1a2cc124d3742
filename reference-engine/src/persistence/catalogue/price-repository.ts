import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { priceMapping } from './mapping.ts'
import type { PriceRecord } from './mapping.ts'

const prices = recordTable({ table: 'prices', mapping: priceMapping, tenant: 'organizationId' })

type Filter = { readonly organizationId: string; readonly productId?: string | undefined }

/** What products cost; what they charge never changes, as a trigger enforces (PRC 1). */
export const priceRepository = (queries: Queries) => ({
  insert: (price: PriceRecord) => prices.insert(queries, price),
  find: (where: Named) => prices.find(queries, named(where)),
  findMany: ({ organizationId, ids }: { organizationId: string; ids: readonly string[] }) =>
    prices.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => prices.findForUpdate(queries, named(where)),
  update: (where: Named, set: Partial<Pick<PriceRecord, 'name' | 'metadata'>>) =>
    prices.update(queries, { where: named(where), set }),
  archive: (where: Named, archivedAt: Instant) =>
    prices.update(queries, { where: named(where), set: { archivedAt } }),
  page: ({ organizationId, productId, ...page }: PageRequest & Filter) =>
    prices.page(queries, {
      where: { organizationId, ...(productId === undefined ? {} : { productId }) },
      ...page
    })
})
