import { setTimeout } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { DatabaseUnreachable } from './database-unreachable.ts'

/** What a statement sees when the server is stopped beneath it. */
const ending = CompiledQuery.raw('select pg_terminate_backend(pg_backend_pid())')

describePostgresql('a connection that is lost', (on) => {
  test.each<[string, () => Promise<unknown>]>([
    ['in a statement of its own', () => on.database.queries.executeQuery(ending)],
    ['in a transaction', () =>
      on.database.transaction((transaction) => transaction.executeQuery(ending))],
    ['before the next statement of a transaction', () =>
      on.database.transaction(async (transaction) => {
        await transaction.executeQuery(ending).catch(() => {})
        await setTimeout(100)
        await transaction.executeQuery(CompiledQuery.raw('select 1'))
      })]
  ])('%s is named, and others take its place', async (_, lose) => {
    await expect(lose()).rejects.toBeInstanceOf(DatabaseUnreachable)
    await expect.poll(() => on.database.ping()).toBeUndefined()
  })
})
