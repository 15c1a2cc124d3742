import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { testClockMapping } from './mapping.ts'
import type { TestClockRecord } from './mapping.ts'

const testClocks = recordTable({
  table: 'test_clocks',
  mapping: testClockMapping,
  tenant: 'organizationId'
})

type Change = Partial<Pick<TestClockRecord, 'now' | 'advancingTo' | 'deletedAt'>>
type Archiving = {
  readonly organizationId: string
  readonly testClockId: string
  readonly archivedAt: Instant
}

/** Clocks that stand still until they are advanced. Deleted ones keep their customers' time. */
export const testClockRepository = (queries: Queries) => ({
  insert: (clock: TestClockRecord) => testClocks.insert(queries, clock),
  find: (where: Named) => testClocks.find(queries, named(where)),
  findMany: ({ organizationId, ids }: { organizationId: string; ids: readonly string[] }) =>
    testClocks.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => testClocks.findForUpdate(queries, named(where)),
  update: (where: Named, set: Change) => testClocks.update(queries, { where: named(where), set }),
  /** Those that are not deleted. */
  page: ({ organizationId, ...page }: PageRequest & { readonly organizationId: string }) =>
    testClocks.page(queries, { where: { organizationId, deletedAt: null }, ...page }),
  archiveCustomers: async (
    { organizationId, testClockId, archivedAt }: Archiving
  ): Promise<void> => {
    await sql`update customers set archived_at = ${instantText(archivedAt)}::timestamptz,
        updated_at = ${instantText(archivedAt)}::timestamptz
      where organization_id = ${organizationId} and test_clock_id = ${testClockId}
        and archived_at is null`.execute(queries)
  }
})
