import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { openPglite } from '../connection/open-pglite.ts'
import { planRepository } from '../catalogue/plan-repository.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const stored = [
  `insert into organizations (id, name, time_zone, draft_grace_hours, late_usage_policy,
    invoice_number_prefix, created_at, updated_at)
    values ('org_1', 'N', 'UTC', 1, 'reject', 'INV', now(), now())`,
  `insert into plans (organization_id, id, name, metadata, created_at)
    select 'org_1', 'plan_' || n, 'L', '{}', now() from generate_series(1, 2) as n`,
  `insert into plan_versions (organization_id, id, plan_id, number, status, currency,
    interval_unit, interval_count, published_at)
    select 'org_1', 'pver_' || n, 'plan_' || n, 1, 'published', 'USD', 'month', 1, now()
    from generate_series(1, 2) as n`,
]

test('plans keep their version and organizations their policy', async () => {
  const database = await openPglite({})
  const run = (statement: string) =>
    database.queries.executeQuery<{ policy: string }>(CompiledQuery.raw(statement))
  await migrate(database, migrations.filter(({ name }) => name < '0008'))
  for (const statement of stored) await run(statement)
  expect(await migrate(database)).toContain('0008-plan-versions')
  const { records } = await planRepository(database.queries)
    .page({ organizationId: 'org_1', limit: 5 })
  expect(records.map(({ id, version }) => [id, version.id, version.status])).toEqual([
    ['plan_2', 'pver_2', 'published'], ['plan_1', 'pver_1', 'published'],
  ])
  const { rows } = await run('select late_usage_policy as policy from organizations')
  expect(rows).toEqual([{ policy: 'reject' }])
  await expect(run("update organizations set late_usage_policy = 'forget'"))
    .rejects.toMatchObject({ code: '23514' })
  await database.close()
})
