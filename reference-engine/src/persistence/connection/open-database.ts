import type { Database } from './database.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgresql, type PostgresqlOptions } from './open-postgresql.ts'

/** Where the engine keeps its records. */
export type DatabaseLocation =
  | { kind: 'memory' }
  | { kind: 'directory'; directory: string }
  | ({ kind: 'postgresql' } & PostgresqlOptions)

/**
 * Opens the database, without migrating it. Rejects with `DatabaseUnreachable` or
 * `DatabaseTooOld`, whose messages are one line for a terminal.
 */
export const openDatabase = (location: DatabaseLocation): Promise<Database> => {
  switch (location.kind) {
    case 'memory':
      return openPglite({})
    case 'directory':
      return openPglite({ directory: location.directory })
    case 'postgresql':
      return openPostgresql(location)
  }
}
