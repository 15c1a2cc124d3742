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
  /** Waits until a statement answers anything, but not for long. */
  readonly shows: (statement: string) => Promise<void>
  /** Waits until these workers have had no transaction open for a while. */
  readonly quiet: (names: readonly string[]) => Promise<void>
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
const moment_poll_ms = 2
const moment_ms_max = 3000
const quiet_times = 8

const unreachable = /^(57P0[123]|ECONNREFUSED|ECONNRESET)$|Connection terminated/

/** Asks again where the database is away, and will be back. */
const persistent = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
  for (let waited_ms = 0; ; waited_ms += poll_ms) {
    try {
      return await ask()
    } catch (error) {
      const { code, message } = error as { readonly code?: string; readonly message: string }
      if (!unreachable.test(code ?? message) || waited_ms > drain_ms_max) throw error
      await sleep(poll_ms)
    }
  }
}

/** A session of its own; one that breaks is made anew with the next question. */
export const observe = async (url: string): Promise<Observer> => {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'observer' })
  pool.on('error', () => {})
  const rows: Observer['rows'] = (statement, parameters = []) => persistent(async () =>
    (await pool.query<Row>(statement, [...parameters])).rows)
  const count = async (statement: string, parameter: unknown) =>
    Number((await rows(statement, [parameter]))[0]?.count)
  const dueJobs = (now: string) => count(due, now)
  const drained = async (now: string): Promise<void> => {
    for (let waited_ms = 0; await dueJobs(now) > 0; waited_ms += poll_ms) {
      if (waited_ms > drain_ms_max) throw new Error(`jobs are left that are due at ${now}`)
      await sleep(poll_ms)
    }
  }
  const shows = async (statement: string): Promise<void> => {
    for (let waited_ms = 0; waited_ms < moment_ms_max; waited_ms += moment_poll_ms) {
      if ((await rows(statement)).length > 0) return
      await sleep(moment_poll_ms)
    }
  }
  const openTransactions = (names: readonly string[]) => count(open, names)
  const quiet = async (names: readonly string[]): Promise<void> => {
    for (let times = 0; times < quiet_times;) {
      times = await openTransactions(names) > 0 ? 0 : times + 1
      await sleep(poll_ms)
    }
  }
  await rows('select 1')
  return {
    rows, dueJobs, drained, shows, quiet, openTransactions,
    close: () => pool.end(),
  }
}
