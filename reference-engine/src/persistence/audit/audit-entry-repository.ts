import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { auditEntryMapping } from './mapping.ts'
import type { AuditEntryRecord } from './mapping.ts'

const entries = recordTable({
  table: 'audit_entries',
  mapping: auditEntryMapping,
  tenant: 'organizationId'
})

/** Who changed what; a trigger refuses every change and removal (SEC 3). */
export const auditEntryRepository = (queries: Queries) => ({
  append: (...added: readonly AuditEntryRecord[]) => entries.insertMany(queries, added),
  page: ({ organizationId, ...page }: PageRequest & { organizationId: string }) =>
    entries.page(queries, { where: { organizationId }, ...page })
})
