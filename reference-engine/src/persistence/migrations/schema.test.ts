import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'

describeDatabases('the schema', (on) => {
  test.each([
    ['prices', "update prices set pricing = '{}'"],
    ['prices', "update prices set unit_conversion = '{}'"],
    ['prices', "update prices set discounts = '[]'"],
    ['prices', 'update prices set minimum_amount = 0'],
    ['prices', 'update prices set maximum_amount = 0'],
    ['plan_versions', 'update plan_versions set currency = currency'],
    ['plan_items', 'delete from plan_items'],
    ['meters', "update meters set aggregation = 'count'"],
    ['audit_entries', 'delete from audit_entries'],
    ['audit_entries', 'update audit_entries set action = action']
  ])('%s refuses: %s', async (table, statement) => {
    const changing = on.database.queries.executeQuery(CompiledQuery.raw(statement))
    await expect(changing).rejects.toThrow(`${table} is immutable`)
  })

  test('every table of one customer has the bucket last in its keys', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select c.relname as table, a.attname as column from pg_index as i
      join pg_class as c on c.oid = i.indrelid
      join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[i.indnkeyatts - 1]
      where i.indisunique and exists (select from pg_attribute as b
        where b.attrelid = c.oid and b.attname = 'bucket')`.execute(on.database.queries)
    expect(new Set(rows.map(({ column }) => column))).toEqual(new Set(['bucket']))
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set([
      'usage_events', 'usage_event_revisions', 'usage_rollups', 'usage_uniques',
      'closed_usage_windows', 'subscriptions', 'subscription_changes', 'change_previews',
      'billing_periods', 'invoices', 'invoice_lines', 'payments', 'discounts', 'credit_grants',
      'credit_entries', 'credit_notes', 'jobs'
    ]))
  })
})
