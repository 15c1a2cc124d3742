import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { DatabaseTooOld, oldestMajorVersion } from './database-too-old.ts'
import { DatabaseUnreachable } from './database-unreachable.ts'
import { namingDialect } from './naming-dialect.ts'
import { parsers } from './parsers.ts'
import { PreparingClient } from './prepared-statements.ts'
import { sessionSettings } from './session.ts'
import { withTransactions } from './transactions.ts'

export type PostgresqlOptions = {
  url: string
  /** Connections of this process at most; 10 unless told. */
  connections_max?: number
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onLostConnection?: (error: Error) => void
}

const connect_timeout_ms = 5000

/** A pool of connections to a served PostgreSQL, checked to be there and new enough. */
export const openPostgresql = async (options: PostgresqlOptions): Promise<Database> => {
  const { url, connections_max = 10, onLostConnection = () => {} } = options
  const place = placeOf(url)
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparingClient,
    max: connections_max,
    connectionTimeoutMillis: connect_timeout_ms,
    application_name: 'valora',
    types: { getTypeParser: typeParser },
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it
    onConnect: made
  })
  pool.on('error', onLostConnection)
  try {
    await requireVersion(pool, place)
  } catch (error) {
    await pool.end()
    throw error instanceof DatabaseTooOld ? error : DatabaseUnreachable.at(place, error)
  }
  const dialect = namingDialect(new PostgresDialect({ pool }), place)
  const kysely = new Kysely<unknown>({ dialect })
  return withTransactions({ driver: 'postgresql', kysely, close: () => kysely.destroy() })
}

const made = async (client: pg.ClientBase): Promise<void> => {
  // One that breaks in use tells whoever uses it; without a listener it would end the process too.
  client.on('error', () => {})
  await client.query(sessionSettings)
}

/** Host or socket, port and database name only: a message must not show the password. */
const placeOf = (url: string): string => {
  try {
    const { protocol, host, port, pathname, searchParams } = new URL(url)
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error('the URL must start with postgres://')
    const socket = searchParams.get('host')
    return `${socket === null ? host : `${socket}:${port || 5432}`}${pathname}`
  } catch (error) {
    throw DatabaseUnreachable.at('the given URL', error)
  }
}

const typeParser: pg.CustomTypesConfig['getTypeParser'] = (id: number, format?: string) => {
  const parser = format === 'binary' ? undefined : parsers[id]
  return parser ?? pg.types.getTypeParser(id, format as 'text')
}

const requireVersion = async (pool: pg.Pool, place: string): Promise<void> => {
  const { rows } = await pool.query<{ server_version_num: string; server_version: string }>(
    `select current_setting('server_version_num') as server_version_num,
            current_setting('server_version') as server_version`
  )
  const [row] = rows
  const major = Math.floor(Number(row?.server_version_num) / 10_000)
  if (!(major >= oldestMajorVersion)) throw DatabaseTooOld.of(place, row?.server_version ?? '?')
}
