import { openDatabase } from '../../src/persistence/connection/open-database.ts'
import { migrate } from '../../src/persistence/migrations/migrate.ts'
import { startPostgresql } from '../embedded-postgresql.ts'
import type { StartedPostgresql } from '../embedded-postgresql.ts'
import { servedDatabases } from './served-databases.ts'

/** A server that may be ended at any time, with a migrated database to copy. */
export const startFaultServer = async (): Promise<StartedPostgresql & { template: string }> => {
  const template = 'valora_faults'
  const server = await startPostgresql()
  const url = await servedDatabases(server.url).copy(template, 'template1')
  const database = await openDatabase({ kind: 'postgresql', url })
  await migrate(database)
  await database.close()
  return { ...server, template }
}
