import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { PgliteStatements } from './pglite-statements.ts'

let pglite: PGlite
let statements: PgliteStatements
beforeAll(async () => {
  pglite = await PGlite.create({ loadDataDir: new Blob([await readFile(inject('pgliteDump'))]) })
  statements = new PgliteStatements(pglite, { kept_max: 3 })
})
afterAll(() => pglite.close())

const run = async (text: string, ...values: unknown[]) => (await statements.run(text, values)).rows
const kept = async () => {
  const query = 'select statement from pg_prepared_statements where statement not like $1'
  const { rows } = await pglite.query<{ statement: string }>(query, ['%pg_prepared%'])
  return rows.map(({ statement }) => statement).sort()
}

test('a text is kept when it is met again', async () => {
  await run('select 1 as met')
  expect(await kept()).not.toContain('select 1 as met')
  await run('select 1 as met')
  expect(await kept()).toContain('select 1 as met')
  expect(await run('select 1 as met')).toEqual([{ met: 1 }])
})

test('those used last are kept, and no more than the bound', async () => {
  for (const n of [1, 1, 2, 2, 3, 3, 1, 4, 4]) await run(`select ${n} as n`)
  expect(await kept()).toEqual(['select 1 as n', 'select 3 as n', 'select 4 as n'])
  expect(await run('select 2 as n')).toEqual([{ n: 2 }])
})

test.each<[string, unknown, unknown, string]>([
  ['int8', 7, 7, 'a number'],
  ['int8', null, null, 'null'],
  ['text', '', '', 'an empty text'],
  ['text', 'Zürich, 5 €, \u{1f600}', 'Zürich, 5 €, \u{1f600}', 'letters of several bytes'],
  ['text', 'long '.repeat(200_000), 'long '.repeat(200_000), 'more than comes in one piece'],
  ['jsonb', { a: [1, 'b'] }, { a: [1, 'b'] }, 'an object'],
  ['text[]', ['a"b', 'c,d'], ['a"b', 'c,d'], 'a list of texts'],
  ['bytea', Buffer.from([0, 255]), Uint8Array.of(0, 255), 'bytes'],
  ['int4[]', Buffer.from('0000000100000000000000170000000100000001000000040000002a', 'hex'), [42],
    'a list in binary form'],
  ['boolean', false, false, 'a truth value'],
])('a value of %s reads the same however often it is run: $3', async (type, given, wanted) => {
  for (let count = 0; count < 3; count += 1) {
    expect(await run(`select $1::${type} as value`, given)).toEqual([{ value: wanted }])
  }
})

test('a kept statement that failed runs again', async () => {
  const divide = (by: number) => run('select 6 / $1::int as part', by)
  for (let count = 0; count < 3; count += 1) {
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  }
  expect(await divide(3)).toEqual([{ part: 2 }])
})

test('statements started together are each answered', async () => {
  await run('begin')
  const answers = await Promise.all([1, 2, 1, 2].map((n) => run(`select $1::int + ${n} as n`, n)))
  await run('commit')
  expect(answers).toEqual([[{ n: 2 }], [{ n: 4 }], [{ n: 2 }], [{ n: 4 }]])
})

test('a change of the schema changes what is answered', async () => {
  await run('create table changed (a int)')
  await run('insert into changed values (1)')
  for (let count = 0; count < 3; count += 1) await run('select * from changed')
  await run('alter table changed add b int default 2')
  expect(await run('select * from changed')).toEqual([{ a: 1, b: 2 }])
})

test('a change of the schema that is undone leaves no statement behind', async () => {
  await run('create table undone (a int)')
  await run('insert into undone values (1)')
  await run('begin')
  await run('alter table undone add b int default 2')
  await run('savepoint part')
  for (let count = 0; count < 3; count += 1) await run('select * from undone')
  await run('rollback to savepoint part')
  for (let count = 0; count < 3; count += 1) await run('select * from undone')
  await run('rollback')
  expect(await run('select * from undone')).toEqual([{ a: 1 }])
})

describe('a plan made for an empty table', () => {
  const found = 'select n from grown where n = $1::int'
  const write = 'insert into grown select n from generate_series($1::int, $2::int) as n'
  /** The plan that is kept, by which the statement runs. */
  const planOf = async (): Promise<string> => {
    await run(found, 1)
    const known = 'select name from pg_prepared_statements where statement = $1'
    const { rows: [statement] } = await pglite.query<{ name: string }>(known, [found])
    const { rows } = await pglite.query(`explain execute ${statement?.name} (1)`)
    return JSON.stringify(rows)
  }

  test.each([
    [20_000, 'begin', 'commit', 'in a transaction'],
    [60_000, 'select 1', 'select 2', 'by itself'],
  ])('does not stay when %i rows are written after %s', async (rows, before, after) => {
    await run(`select set_config('plan_cache_mode', 'force_generic_plan', false)`)
    await run('drop table if exists grown')
    await run('create table grown (n int primary key)')
    // It lets PostgreSQL believe what it sees: a table without a page is read as a whole.
    await run('analyze grown')
    await run(found, 1)
    expect(await planOf()).toContain('Seq Scan')
    await run(before)
    await run(write, 1, rows)
    expect(await planOf()).toContain('using grown_pkey')
    await run(after)
  })
})
