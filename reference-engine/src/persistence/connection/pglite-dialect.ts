import type { PGlite } from '@electric-sql/pglite'
import { CompiledQuery, PGliteDialect } from 'kysely'
import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { PgliteStatements } from './pglite-statements.ts'

/** More than the engine has that run again and again; each holds some memory of the database. */
const kept_max = 400

/** Kysely's dialect of PGlite, on one connection that keeps its statements prepared. */
export const pgliteDialect = (pglite: PGlite): Dialect => {
  const dialect = new PGliteDialect({ pglite })
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => driverOf(pglite),
  }
}

const driverOf = (pglite: PGlite): Driver => {
  const connection = connectionOf(new PgliteStatements(pglite, { kept_max }))
  const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement))
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => { await run('begin') },
    commitTransaction: async () => { await run('commit') },
    rollbackTransaction: async () => { await run('rollback') },
    releaseConnection: async () => {},
    destroy: () => pglite.close(),
  }
}

const connectionOf = (statements: PgliteStatements): DatabaseConnection => ({
  executeQuery: async ({ sql, parameters }: CompiledQuery) => {
    const { rows, command, affected } = await statements.run(sql, parameters)
    if (sql === 'commit' && command === 'ROLLBACK') throw new Error('a failed transaction ended')
    return { rows: rows as never[], numAffectedRows: BigInt(affected) }
  },
  streamQuery: () => { throw new Error('PGlite answers as a whole') },
})
