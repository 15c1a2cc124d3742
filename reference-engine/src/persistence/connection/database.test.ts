import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { savepoint } from './savepoint.ts'

describeDatabases('the database port', (on) => {
  const select = async (expression: string) => {
    const { rows } = await on.database.queries.executeQuery<{ value: unknown }>(
      CompiledQuery.raw(`select ${expression} as value`)
    )
    return rows[0]?.value
  }

  test.each<[string, string | number | null, string]>([
    ['9007199254740993::int8', '9007199254740993', 'an int8 above 2^53 keeps its last digit'],
    ['12.30::numeric', '12.30', 'a numeric keeps the digits it was given'],
    ['0.1::numeric + 0.2', '0.3', 'sums are decimal'],
    ["'2026-01-31T23:59:59.123456Z'::timestamptz", '2026-01-31T23:59:59.123456Z', 'microseconds'],
    ["'2026-03-29T03:00:00+02:00'::timestamptz", '2026-03-29T01:00:00Z', 'whatever zone came in'],
    ["'2026-01-31'::date", '2026-01-31', 'a date is not an instant'],
    ['null::timestamptz', null, 'nothing stays nothing'],
    ['7::smallint', 7, 'small integers are numbers']
  ])('%s reads as %s: %s', async (expression, wanted) => {
    expect(await select(expression)).toBe(wanted)
  })

  test('a transaction that fails leaves nothing', async () => {
    const { database } = on
    await database.queries.executeQuery(CompiledQuery.raw('create table left_over (n int)'))
    const failing = database.transaction(async (transaction) => {
      await sql`insert into left_over values (1)`.execute(transaction)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await select('(select count(*) from left_over)')).toBe('0')
  })

  test('a savepoint undoes its part only', async () => {
    const { database } = on
    await database.queries.executeQuery(CompiledQuery.raw('create table parts (n int primary key)'))
    await database.transaction(async (transaction) => {
      const insert = (n: number) => sql`insert into parts values (${n}::int)`.execute(transaction)
      await insert(1)
      const failing = savepoint(transaction, () => insert(2).then(() => insert(1)))
      await expect(failing).rejects.toMatchObject({ code: '23505' })
      await savepoint(transaction, () => insert(3))
    })
    expect(await select('(select sum(n) from parts)')).toBe('4')
  })

  test('transactions do not nest', async () => {
    const { database } = on
    const nested = database.transaction(() => database.transaction(async () => 1))
    await expect(nested).rejects.toThrow('transactions do not nest')
  })

  test('a statement beside an open transaction is refused', async () => {
    const { database } = on
    const beside = database.transaction(() => sql`select 1`.execute(database.queries))
    await expect(beside).rejects.toThrow('must run on that transaction')
  })

  test('transactions started together all commit', async () => {
    const { database } = on
    await database.queries.executeQuery(CompiledQuery.raw('create table together (n int)'))
    await Promise.all([1, 2, 3].map((n) => database.transaction(async (transaction) => {
      await sql`insert into together values (${n}::int)`.execute(transaction)
    })))
    expect(await select('(select sum(n) from together)')).toBe('6')
  })

  test('the database answers a ping', () => expect(on.database.ping()).resolves.toBeUndefined())
})

describePostgresql('racing transactions', (on) => {
  test('a serialization failure runs the work again', async () => {
    const { queries } = on.database
    await sql`create table counter (n int)`.execute(queries)
    await sql`insert into counter values (0)`.execute(queries)
    const increment = () => on.database.transaction(async (transaction) => {
      await sql`update counter set n = n + 1`.execute(transaction)
    }, { isolation: 'serializable', attempts_max: 50 })
    await Promise.all(Array.from({ length: 8 }, increment))
    const { rows } = await sql`select n from counter`.execute(queries)
    expect(rows).toEqual([{ n: 8 }])
  })

  test('a race that never ends is given up', async () => {
    let runs = 0
    const raced = on.database.transaction(async (transaction) => {
      runs += 1
      await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(transaction)
    }, { attempts_max: 3 })
    await expect(raced).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(3)
  })
})
