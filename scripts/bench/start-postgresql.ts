import { createGivenDatabase } from './given-database.ts'
import type { Cleanup } from './open-place.ts'
import { Failure } from '../run/failure.ts'

/**
 * A database on the server that DATABASE_URL names, else on one of this process alone, which has
 * the given settings. The embedded one is loaded only where it is used: it takes over signals.
 */
export const openPostgresqlUrl = async (
  settings: Readonly<Record<string, string>>, cleanup: Cleanup,
): Promise<string> => {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return createGivenDatabase(given, cleanup)
  try {
    const { startPostgresql } = await import('../../reference-engine/test/embedded-postgresql.ts')
    const { localUrl, stop } = await startPostgresql(settings)
    cleanup.defer(stop)
    return localUrl
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new Failure(`PostgreSQL does not start: ${reason}`, 'missing')
  }
}
