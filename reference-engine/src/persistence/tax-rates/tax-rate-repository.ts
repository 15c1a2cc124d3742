import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { taxRateMapping } from './mapping.ts'
import type { TaxRateRecord } from './mapping.ts'

const rates = recordTable({
  table: 'tax_rates',
  mapping: taxRateMapping,
  tenant: 'organizationId'
})

/** Taxes by their percentages; a trigger keeps all but their archiving as it is. */
export const taxRateRepository = (queries: Queries) => ({
  insert: (rate: TaxRateRecord) => rates.insert(queries, rate),
  find: (where: Named) => rates.find(queries, named(where)),
  findForUpdate: (where: Named) => rates.findForUpdate(queries, named(where)),
  findEach: (wanted: readonly Named[]) =>
    rates.findEach(queries, { keys: ['organizationId', 'id'], rows: wanted }),
  archive: (where: Named, archivedAt: Instant) =>
    rates.update(queries, { where: named(where), set: { archivedAt } }),
  page: ({ organizationId, ...page }: PageRequest & Pick<TaxRateRecord, 'organizationId'>) =>
    rates.page(queries, { where: { organizationId }, ...page })
})
