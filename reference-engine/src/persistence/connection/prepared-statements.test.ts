import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { prepared } from './prepared-statements.ts'

describePostgresql('prepared statements', (on) => {
  const run = async (statement: string, value: number) => {
    const query = CompiledQuery.raw(statement, [value])
    return (await on.database.queries.executeQuery(query)).rows
  }

  test('one name for two texts mixes neither up', async () => {
    const [sum, product] =
      ['+', '*'].map((sign) => prepared('same', `select $1::int ${sign} 2 as n`)) as
        [string, string]
    for (const value of [5, 6]) {
      expect(await run(sum, value)).toEqual([{ n: value + 2 }])
      expect(await run(product, value)).toEqual([{ n: value * 2 }])
    }
    const kept = `select name from pg_prepared_statements where name like 'same%'`
    const { rows } = await on.database.queries.executeQuery(CompiledQuery.raw(kept))
    expect(rows).toHaveLength(2)
  })
})
