import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'

const planned = `explain select c.number
  from unnest($1::text[], $2::text[]) as v (organization_id, id)
  join customers as c on c.organization_id = v.organization_id and c.id = v.id`

describeDatabases('a table without statistics', (on) => {
  test('customers are found by their primary key', async () => {
    const { rows } = await on.database.queries.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(planned, [['org_1'], ['cus_1']]))
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('customers_pkey')
  })
})
