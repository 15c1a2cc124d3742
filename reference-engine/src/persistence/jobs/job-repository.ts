import { sql } from 'kysely'
import { bucketOf } from '../bucket.ts'
import { instant, instantText, nullable } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord, toWritten } from '../record-mapping.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { jobKinds, jobMapping } from './mapping.ts'
import type { JobKind, JobRecord } from './mapping.ts'

export type JobSchedule = Pick<
  JobRecord, 'organizationId' | 'kind' | 'subjectId' | 'customerId' | 'testClockId' | 'dueAt'>

type Key = Pick<JobRecord, 'organizationId' | 'kind' | 'subjectId' | 'customerId'>
type Due = { readonly kind: JobKind; readonly now: Instant; readonly limit: number }
type OnClock = Pick<JobRecord, 'organizationId'> & {
  readonly testClockId: string
  readonly until: Instant
  readonly limit: number
}
type Failure = { readonly error: string; readonly availableAt: Instant }

const error_length_max = 1000

/** What is to be done and when: real time for the scheduler, clock time for an advance. */
export const jobRepository = (queries: Queries) => ({
  /** One job for each (kind, subject): scheduling it again moves it and forgets its failures. */
  schedule: async (job: JobSchedule): Promise<void> => {
    const record = { ...job, availableAt: job.dueAt, attempts: 0, lastError: null }
    const written = [['bucket', bucket(job)] as const, ...toWritten(jobMapping, record)]
    await sql`insert into jobs (${sql.join(written.map(([column]) => sql.ref(column)))})
      values (${sql.join(written.map(([, value]) => value))})
      on conflict (bucket, organization_id, kind, subject_id) do update set
        test_clock_id = excluded.test_clock_id, due_at = excluded.due_at,
        available_at = excluded.available_at, attempts = 0, last_error = null`.execute(queries)
  },
  remove: async (key: Key): Promise<void> => {
    await sql`delete from jobs where ${matches(key)}`.execute(queries)
  },
  /**
   * Up to `limit` due jobs in real time, held until the transaction ends; what others hold is
   * skipped. Ordered by when they became available, so one that keeps failing goes to the back.
   */
  claimDue: ({ kind, now, limit }: Due) => read(queries, sql`select * from jobs
    where test_clock_id is null and kind = ${kind} and available_at <= ${instantText(now)}
    order by available_at, subject_id limit ${sql.lit(limit)} for update skip locked`),
  /**
   * Holds the job until the transaction ends, after whoever has it. A command takes the job before
   * its subject, as the scheduler does, so that the two wait for each other in one order.
   */
  hold: async (key: Key): Promise<void> => {
    await sql`select from jobs where ${matches(key)} for update`.execute(queries)
  },
  /** The clock's first jobs up to `until`, held, in the order its time would bring them. */
  firstOnClock: ({ organizationId, testClockId, until, limit }: OnClock) =>
    read(queries, sql`select * from jobs
      where organization_id = ${organizationId} and test_clock_id = ${testClockId}
        and due_at <= ${instantText(until)}
      order by due_at, array_position(${[...jobKinds]}::text[], kind), subject_id
      limit ${sql.lit(limit)} for update`),
  /** Puts it off and remembers why. */
  fail: async (key: Key, { error, availableAt }: Failure): Promise<void> => {
    const message = error.slice(0, error_length_max).toWellFormed().replaceAll('\0', '')
    await sql`update jobs set attempts = attempts + 1, last_error = ${message},
      available_at = ${instantText(availableAt)} where ${matches(key)}`.execute(queries)
  },
  /** How many jobs of a kind are due in real time, and since when the oldest waits. */
  backlog: async ({ kind, now }: Omit<Due, 'limit'>) => {
    const { rows } = await sql<{ due: string; oldest: string | null }>`
      select count(*) as due, min(due_at) as oldest from jobs
      where test_clock_id is null and kind = ${kind} and due_at <= ${instantText(now)}`
      .execute(queries)
    const { due = '0', oldest = null } = rows[0] ?? {}
    return { due: Number(due), oldest: nullable(instant).toValue(oldest) }
  }
})

const read = async (queries: Queries, statement: ReturnType<typeof sql<Record<string, unknown>>>) =>
  (await statement.execute(queries)).rows.map((row) => toRecord(jobMapping, row))

const matches = ({ organizationId, kind, subjectId, ...key }: Key) => sql`
  bucket = ${bucket({ organizationId, subjectId, ...key })} and organization_id = ${organizationId}
  and kind = ${kind} and subject_id = ${subjectId}`

/** With its customer's other records, so that a job and what it changes share a machine. */
const bucket = ({ organizationId, customerId, subjectId }: Omit<Key, 'kind'>): number =>
  bucketOf(organizationId, customerId ?? subjectId)
