import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { MigrationMismatch, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const extra = { name: '9000-extra', statements: ['create table extra (n int)'] }
const last = { name: '9001-last', statements: ['insert into extra values (1)'] }

test('migrations stand in the order of their names', () => {
  const names = migrations.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)].sort())
})

describeDatabases('migrating', (on) => {
  test('what is applied already is not applied again', async () => {
    expect(await migrate(on.database)).toEqual([])
    expect(await migrate(on.database, [...migrations, extra])).toEqual(['9000-extra'])
    expect(await migrate(on.database, [...migrations, extra])).toEqual([])
  })

  test('a changed migration is refused', async () => {
    const changed = { ...extra, statements: ['create table extra (n bigint)'] }
    const migrating = migrate(on.database, [...migrations, changed])
    await expect(migrating).rejects.toThrow(MigrationMismatch)
  })

  test('a database of a newer engine is refused', async () => {
    await expect(migrate(on.database, migrations)).rejects.toThrow(/use a newer engine/)
  })

  test('a failing migration leaves none of its steps', async () => {
    const broken = { name: '9002-broken', statements: ['create table half (n int)', 'select 1/0'] }
    const all = [...migrations, extra, last]
    await expect(migrate(on.database, [...all, broken])).rejects.toMatchObject({ code: '22012' })
    expect(await migrate(on.database, all)).toEqual(['9001-last'])
  })
})

describePostgresql('migrating at once', (on) => {
  test('two processes apply each migration once', async () => {
    const other = await on.another()
    const all = [...migrations, extra, last]
    const done = await Promise.all([on.database, other, on.database].map((at) => migrate(at, all)))
    expect(done.flat().toSorted()).toEqual([extra.name, last.name])
    const { rows } = await sql`select count(*) from extra`.execute(on.database.queries)
    expect(rows).toEqual([{ count: '1' }])
  })
})
