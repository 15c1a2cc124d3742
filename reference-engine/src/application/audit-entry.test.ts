import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../test/database.ts'
import { runningEngine } from '../../test/running-engine.ts'

describePostgresql('what an engine leaves behind', (on) => {
  const engine = runningEngine(() => ({ databaseUrl: on.url }))

  test('each state change has its entry, and a refused one has none', async () => {
    const tenant = await engine.tenant()
    const { organizationId } = tenant
    const { body: customer } = await tenant.post('/customers', { name: 'C' })
    await tenant.patch(`/customers/${customer.id}`, { name: 'D' })
    await tenant.post(`/customers/${customer.id}/archive`)
    await tenant.post(`/customers/${customer.id}/archive`)
    await tenant.post('/customers', { name: 'C', time_zone: 'No/Where' })
    const { rows } = await sql<{ action: string; object_id: string; chained: boolean }>`
      select action, object_id, before_digest is not distinct from
        lag(after_digest) over (partition by object_id order by id) as chained
      from audit_entries where organization_id = ${organizationId} order by id`
      .execute(on.database.queries)
    expect(rows).toEqual([
      { action: 'createOrganization', object_id: organizationId, chained: true },
      ...['createCustomer', 'updateCustomer', 'archiveCustomer'].map((action) =>
        ({ action, object_id: customer.id, chained: true })),
    ])
  })

  test('no secret is stored, not even in the answer of a key', async () => {
    const { body: created } = await engine.client().post('/organizations', { name: 'x' }, 'k')
    const tenant = engine.client(created.api_key.secret)
    const { body: key } = await tenant.post('/api-keys', { name: 'k', role: 'admin' }, 'k')
    const { rows: tables } = await sql<{ name: string }>`select table_name as name
      from information_schema.tables where table_schema = 'public'`.execute(on.database.queries)
    const held = await Promise.all(tables.map(async ({ name }) => {
      const { rows } = await sql<{ text: string }>`
        select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} as t`
        .execute(on.database.queries)
      return rows[0]?.text ?? ''
    }))
    const everything = held.join(' ')
    expect(everything).toContain(key.id)
    for (const secret of [created.api_key.secret, key.secret] as string[]) {
      expect(everything).not.toContain(secret)
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })
})
