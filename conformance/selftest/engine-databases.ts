import pg from 'pg'
import { startPostgresql } from '../../reference-engine/test/embedded-postgresql.ts'
import { startEngineProcess } from './engine-process.ts'

/** Databases for many engines: one server, one migrated template, a copy for each engine. */
export type EngineDatabases = {
  /** The URL of a new database; an empty one for an engine whose migrations are changed. */
  create: (options?: { empty?: boolean }) => Promise<string>
  stop: () => Promise<void>
}

const within = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = database
  return url.href
}

/**
 * A copied database is ready in a third of a second where an embedded one takes three, which is
 * what makes it affordable to start an engine for every mutant.
 */
export const startEngineDatabases = async (): Promise<EngineDatabases> => {
  const server = await startPostgresql()
  const migrated = await startEngineProcess({ databaseUrl: server.url })
  await migrated.stop()
  const client = new pg.Client(within(server.url, 'template1'))
  await client.connect()
  let count = 0
  return {
    create: async ({ empty = false } = {}) => {
      count += 1
      const name = `engine_${count}`
      await client.query(`create database ${name} template ${empty ? 'template0' : 'postgres'}`)
      return within(server.url, name)
    },
    stop: async () => {
      await client.end()
      await server.stop()
    },
  }
}
