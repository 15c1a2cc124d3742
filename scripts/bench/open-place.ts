import { sql } from 'kysely'
import type { Database } from '../../reference-engine/src/persistence/connection/database.ts'
import {
  openDatabase, type DatabaseLocation,
} from '../../reference-engine/src/persistence/connection/open-database.ts'
import { migrate } from '../../reference-engine/src/persistence/migrations/migrate.ts'
import { Failure } from '../run/failure.ts'

/** Where the engine and the bare statements keep their records, and what it is. */
export type Place = {
  name: 'PGlite' | 'PostgreSQL'
  version: string
  /** Whether a commit waits for the disk. */
  fsync: boolean
  /** For the engine's environment; empty for the embedded database. */
  databaseUrl: string
  /** The bare statements' connections, as many as the engine commits by at once. */
  lanes: number
  database: Database
}

/** Runs at the end, the newest first. */
export type Cleanup = { defer: (work: () => Promise<void>) => void }

const setting = async ({ queries }: Database, name: string): Promise<string> => {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`
    .execute(queries)
  return rows[0]?.value ?? ''
}

const open = async (location: DatabaseLocation, cleanup: Cleanup): Promise<Database> => {
  try {
    const database = await openDatabase(location)
    cleanup.defer(() => database.close())
    await migrate(database)
    return database
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), 'missing')
  }
}

/** PGlite in this process, as the engine has one in its own: it tells which version that is. */
export const openEmbedded = async (cleanup: Cleanup): Promise<Place> => {
  const database = await open({ kind: 'memory' }, cleanup)
  const version = await setting(database, 'server_version')
  return { name: 'PGlite', version, fsync: false, databaseUrl: '', lanes: 1, database }
}

/** The same database of the same server for the engine and for the bare statements. */
export const openServed = async (databaseUrl: string, cleanup: Cleanup): Promise<Place> => {
  const lanes = 4
  const location = { kind: 'postgresql', url: databaseUrl, connections_max: lanes } as const
  const database = await open(location, cleanup)
  const version = await setting(database, 'server_version')
  const fsync = await setting(database, 'fsync') === 'on'
    && await setting(database, 'synchronous_commit') !== 'off'
  return { name: 'PostgreSQL', version, fsync, databaseUrl, lanes, database }
}
