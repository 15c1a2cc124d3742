import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import { parentOf } from '../process-facts.ts'
import { shownSettings } from './recommended-settings.ts'

export type Sizes = { tables_bytes: number; indexes_bytes: number; log_bytes: number }

/** How its compiler was told to optimize; a server that keeps that to itself tells nothing. */
const optimizationOf = async ({ queries }: Database): Promise<Record<string, string>> => {
  try {
    const { rows: [row] } = await sql<{ setting: string }>`
      select setting from pg_config where name = 'CFLAGS'`.execute(queries)
    const level = row?.setting.match(/(?<!\S)-O\w*/g)?.at(-1)
    return level === undefined ? {} : { compiled: level }
  } catch {
    return {}
  }
}

/** What the server tells about itself: the bench's own look behind the API. */
export const inspectDatabase = (database: Database) => ({
  settings: async (): Promise<Record<string, string>> => {
    const { rows } = await sql<{ name: string; value: string }>`
      select name, current_setting(name) as value from pg_settings
      where name = any(${shownSettings}) order by name`.execute(database.queries)
    const settings = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    return { ...settings, ...await optimizationOf(database) }
  },
  /** The process whose children do the work; nothing where it runs elsewhere. */
  serverProcess: async (): Promise<number | undefined> => {
    const { rows } = await sql<{ pid: string }>`select pg_backend_pid()::text as pid`
      .execute(database.queries)
    return parentOf(Number(rows[0]?.pid))
  },
  /** All tables and indexes of the engine, and how much log was ever written. */
  sizes: async (): Promise<Sizes> => {
    const { rows } = await sql<Record<keyof Sizes, string>>`
      select sum(pg_table_size(c.oid))::text as tables_bytes,
        sum(pg_indexes_size(c.oid))::text as indexes_bytes,
        (pg_current_wal_lsn() - '0/0')::text as log_bytes
      from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`.execute(database.queries)
    const [row] = rows
    return {
      tables_bytes: Number(row?.tables_bytes),
      indexes_bytes: Number(row?.indexes_bytes),
      log_bytes: Number(row?.log_bytes),
    }
  },
  storedEvents: async (): Promise<number> => {
    const { rows } = await sql<{ count: string }>`
      select count(*)::text as count from usage_events`.execute(database.queries)
    return Number(rows[0]?.count)
  },
  /** Nothing is stored for a while, as when a disk stops answering. */
  stall: (milliseconds: number): Promise<void> =>
    database.transaction(async (held) => {
      await sql`lock table usage_events in exclusive mode`.execute(held)
      await sleep(milliseconds)
    }),
})

export type Inspection = ReturnType<typeof inspectDatabase>
