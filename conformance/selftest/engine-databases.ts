import pg from 'pg'
import { startPostgresql } from '../../reference-engine/test/embedded-postgresql.ts'
import { startEngineProcess } from './engine-process.ts'

/** Databases for many engines: one server, one migrated template, a copy for each engine. */
export type EngineDatabases = {
  /**
   * Does the work with the URL of a new database, which is dropped behind it; an empty one for an
   * engine whose migrations are changed.
   */
  use: <Result>(
    options: { empty: boolean }, work: (url: string) => Promise<Result>) => Promise<Result>
  stop: () => Promise<void>
}

const within = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = database
  return url.href
}

/**
 * A copied database is ready in a twentieth of a second where an embedded one takes three, which
 * is what makes it affordable to start an engine for every mutant.
 */
export const startEngineDatabases = async (): Promise<EngineDatabases> => {
  const server = await startPostgresql()
  const migrated = await startEngineProcess({ databaseUrl: server.url })
  await migrated.stop()
  const client = new pg.Client(within(server.url, 'template1'))
  await client.connect()
  let count = 0
  return {
    use: async ({ empty }, work) => {
      count += 1
      const name = `engine_${count}`
      const template = empty ? 'template0' : 'postgres'
      // Copying files takes a fifth of the work of copying through the log.
      await client.query(`create database ${name} template ${template} strategy file_copy`)
      try {
        return await work(within(server.url, name))
      } finally {
        await client.query(`drop database ${name} with (force)`)
      }
    },
    stop: async () => {
      await client.end()
      await server.stop()
    },
  }
}
