import { sql } from 'kysely'
import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { organizationMapping } from './mapping.ts'
import type { OrganizationRecord } from './mapping.ts'

const organizations = recordTable({
  table: 'organizations',
  mapping: organizationMapping,
  tenant: 'id'
})

type Change = Partial<Omit<OrganizationRecord, 'id' | 'createdAt'>>

/** The tenants themselves. */
export const organizationRepository = (queries: Queries) => ({
  insert: (organization: OrganizationRecord) => organizations.insert(queries, organization),
  find: (organizationId: string) => organizations.find(queries, { id: organizationId }),
  findEach: (ids: readonly string[]) =>
    organizations.findEach(queries, { keys: ['id'], rows: ids.map((id) => ({ id })) }),
  findForUpdate: (organizationId: string) =>
    organizations.findForUpdate(queries, { id: organizationId }),
  update: (organizationId: string, set: Change) =>
    organizations.update(queries, { where: { id: organizationId }, set }),
  /** Every tenant, newest first: for the platform key only. */
  page: async ({ limit, after }: PageRequest) => {
    const { rows } = await sql<{ id: string }>`select id from organizations
      ${after === undefined ? sql`` : sql`where id < ${after}`}
      order by id desc limit ${sql.lit(limit + 1)}`.execute(queries)
    const ids = rows.slice(0, limit).map(({ id }) => id)
    const records = await Promise.all(ids.map((id) => organizations.find(queries, { id })))
    return {
      records: records.filter((record) => record !== undefined),
      hasMore: rows.length > limit
    }
  }
})
