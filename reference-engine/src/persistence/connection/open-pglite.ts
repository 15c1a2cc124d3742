import { setImmediate } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { CompiledQuery, Kysely } from 'kysely'
import type { Database } from './database.ts'
import { DatabaseUnreachable } from './database-unreachable.ts'
import { lockDirectory } from './lock-directory.ts'
import { namingDialect } from './naming-dialect.ts'
import { parsers } from './parsers.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { sessionSettings } from './session.ts'
import { withTransactions } from './transactions.ts'

/** Planning takes this PostgreSQL as long as most of its statements: each is planned once. */
const plannedOnce = `select set_config('plan_cache_mode', 'force_generic_plan', false)`

export type PgliteOptions = {
  /** Where the files are kept; in memory unless told. */
  directory?: string
  /** An earlier dump to start from, which is faster than creating a cluster. */
  dump?: Blob
}

/**
 * PostgreSQL inside this process, in memory or in a directory. It has one connection, so Kysely
 * queues statements and transactions; and it never calls fsync, so a power cut may lose what it
 * confirmed. Meant for trying and testing; production is a served PostgreSQL.
 */
export const openPglite = async ({ directory, dump }: PgliteOptions): Promise<Database> => {
  const place = directory ?? 'memory'
  const unlock = directory === undefined ? async () => {} : await lockDirectory(directory)
  try {
    const pglite = await PGlite.create({
      ...(directory === undefined ? {} : { dataDir: `${directory}/postgresql` }),
      ...(dump === undefined ? {} : { loadDataDir: dump }),
      parsers: { ...parsers }
    })
    const dialect = namingDialect(pgliteDialect(pglite), place)
    const kysely = new Kysely<unknown>({ dialect })
    await kysely.executeQuery(CompiledQuery.raw(sessionSettings))
    await kysely.executeQuery(CompiledQuery.raw(plannedOnce))
    const close = () => kysely.destroy().finally(unlock)
    return lettingIn(withTransactions({ driver: 'pglite', kysely, close }))
  } catch (error) {
    await unlock()
    throw DatabaseUnreachable.at(place, error)
  }
}

/**
 * It answers without ever waiting for input or output. So work of many transactions, as the advance
 * of a test clock, would keep every request outside until its end: before each they are let in.
 */
const lettingIn = (database: Database): Database => ({
  ...database,
  transaction: async (work, options) => {
    await setImmediate()
    return database.transaction(work, options)
  }
})
