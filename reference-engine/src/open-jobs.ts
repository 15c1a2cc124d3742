import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from './persistence/connection/open-database.ts'
import type { DatabaseLocation } from './persistence/connection/open-database.ts'
import { jobInspection } from './persistence/jobs/job-inspection.ts'
import { requireMigrated } from './persistence/migrations/migrate.ts'
import { JobsFault } from './scheduler/operator/jobs-fault.ts'
import type { OpenedJobs } from './scheduler/operator/jobs-command.ts'

type Place = { readonly directory: string | undefined; readonly databaseUrl: string | undefined }

/** The jobs of a database as it is: one that engines have not made ready is refused, not made. */
export const openJobs = async (place: Place): Promise<OpenedJobs> => {
  const database = await openDatabase(locationOf(place))
  try {
    await requireMigrated(database)
    return { jobs: jobInspection(database.queries), close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

const locationOf = ({ directory, databaseUrl }: Place): DatabaseLocation => {
  if (databaseUrl !== undefined && directory !== undefined) {
    throw new JobsFault('either DATABASE_URL or --data names the database, not both', 2)
  }
  if (databaseUrl !== undefined) {
    return { kind: 'postgresql', url: databaseUrl, connections_max: 1 }
  }
  if (directory === undefined) {
    throw new JobsFault('jobs needs DATABASE_URL or --data DIR; see valora-engine jobs --help', 2)
  }
  if (!existsSync(join(directory, 'postgresql'))) {
    throw new JobsFault(`no engine keeps its records in ${directory}`)
  }
  return { kind: 'directory', directory: resolve(directory) }
}
