import type { DatabaseConnection, Dialect } from 'kysely'
import { DatabaseUnreachable, meansUnreachable } from './database-unreachable.ts'

/**
 * A dialect whose driver says `DatabaseUnreachable` when the database is away, whether a statement
 * runs in a transaction or by itself. The place is for messages and holds no password.
 */
export const namingDialect = (dialect: Dialect, place: string): Dialect => {
  const named = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw meansUnreachable(error) ? DatabaseUnreachable.at(place, error) : error
    }
  }
  const known = new WeakSet<DatabaseConnection>()
  /** Changed in place, as the driver takes back no other connection than its own. */
  const naming = (connection: DatabaseConnection): DatabaseConnection => {
    if (known.has(connection)) return connection
    known.add(connection)
    const execute = connection.executeQuery.bind(connection)
    connection.executeQuery = (...given) => named(() => execute(...given))
    return connection
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver()
      const acquire = driver.acquireConnection.bind(driver)
      driver.acquireConnection = async (...given) => naming(await named(() => acquire(...given)))
      return driver
    }
  }
}
