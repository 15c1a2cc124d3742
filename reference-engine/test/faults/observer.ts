import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Row = Record<string, unknown>

/** Looks into a database from outside of any engine. */
export type Observer = {
  readonly rows: (statement: string, parameters?: readonly unknown[]) => Promise<Row[]>
  /** How many transactions these workers have open. */
  readonly openTransactions: (names: readonly string[]) => Promise<number>
  /** How many jobs are due at the instant. */
  readonly dueJobs: (now: string) => Promise<number>
  /** Waits until nothing is due at the instant. */
  readonly drained: (now: string) => Promise<void>
  readonly close: () => Promise<void>
}

const open = `select count(*) as count from pg_stat_activity
  where datname = current_database() and xact_start is not null
    and application_name = any($1::text[])`
const due = `select count(*) as count from jobs
  where test_clock_id is null and due_at <= $1::timestamptz`

const poll_ms = 25
const drain_ms_max = 120_000

/** A session of its own; one that breaks is made anew with the next question. */
export const observe = async (url: string): Promise<Observer> => {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'observer' })
  pool.on('error', () => {})
  const rows: Observer['rows'] = async (statement, parameters = []) =>
    (await pool.query<Row>(statement, [...parameters])).rows
  const count = async (statement: string, parameter: unknown) =>
    Number((await rows(statement, [parameter]))[0]?.count)
  const dueJobs = (now: string) => count(due, now)
  const drained = async (now: string): Promise<void> => {
    for (let waited_ms = 0; await dueJobs(now) > 0; waited_ms += poll_ms) {
      if (waited_ms > drain_ms_max) throw new Error(`jobs are left that are due at ${now}`)
      await sleep(poll_ms)
    }
  }
  await rows('select 1')
  return {
    rows, dueJobs, drained,
    openTransactions: (names) => count(open, names),
    close: () => pool.end(),
  }
}
