import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import { testClockMapping } from './mapping.ts'
import type { TestClockRecord } from './mapping.ts'

const testClocks = recordTable({
  table: 'test_clocks',
  mapping: testClockMapping,
  tenant: 'organizationId'
})

type Change = Partial<Pick<TestClockRecord, 'now' | 'advancingTo'>>

/** Clocks that stand still until they are advanced. */
export const testClockRepository = (queries: Queries) => ({
  insert: (clock: TestClockRecord) => testClocks.insert(queries, clock),
  find: (where: Named) => testClocks.find(queries, named(where)),
  findMany: ({ organizationId, ids }: { organizationId: string; ids: readonly string[] }) =>
    testClocks.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => testClocks.findForUpdate(queries, named(where)),
  update: (where: Named, set: Change) => testClocks.update(queries, { where: named(where), set })
})
