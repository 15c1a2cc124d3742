import { CompiledQuery, sql } from 'kysely'
import { billingJobKinds } from '../../application/billing/billing-job.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { toRecord } from '../record-mapping.ts'
import { jobBucket, jobKeyArrays, jobKeyMatches, jobKeys } from './job-keys.ts'
import type { JobKey } from './job-keys.ts'
import { jobMapping } from './mapping.ts'
import type { JobKind, JobRecord } from './mapping.ts'
import { scheduleJobs } from './schedule-jobs.ts'
import type { JobSchedule } from './schedule-jobs.ts'
import { takePart } from './take-part.ts'
import type { DueOfKind, JobPart } from './take-part.ts'

type Due = DueOfKind & { readonly limit: number; readonly part?: JobPart | undefined }
type OnClock = Pick<JobRecord, 'organizationId'> & { readonly testClockId: string }
type FirstOnClock = OnClock & { readonly until: Instant; readonly limit: number }
type Failure = { readonly error: string; readonly availableAt: Instant }

export type JobBacklog =
  { readonly kind: JobKind; readonly due: number; readonly failing: number }

const error_length_max = 1000

const first = `select * from jobs
  where test_clock_id is null and kind = $1 and available_at <= $2::timestamptz
    and bucket % $4::integer = $5::integer
  order by available_at, subject_id limit $3 for update skip locked`
const claiming = prepared('claim_jobs', first)

/**
 * The same without those of which somebody else holds an earlier one of the same customer: what one
 * invoice takes of credits and coupons is gone for the next, so they become final in one order.
 * What is held is looked up in a hash; only where a customer is found there is order compared.
 */
const claimingInOrder = prepared('claim_jobs_in_order', `
  with claimed as materialized (${first}), held as materialized (
    select organization_id, customer_id, available_at, subject_id from jobs
    where test_clock_id is null and kind = $1 and bucket % $4::integer = $5::integer
      and (available_at, subject_id)
        <= (select available_at, subject_id from claimed order by 1 desc, 2 desc limit 1)
    except all select organization_id, customer_id, available_at, subject_id from claimed)
  select * from claimed as c
  where (organization_id, customer_id) not in (select organization_id, customer_id from held)
    or not exists (select from held as h where h.organization_id = c.organization_id
      and h.customer_id = c.customer_id
      and (h.available_at, h.subject_id) < (c.available_at, c.subject_id))
  order by available_at, subject_id`)
const inOrder: ReadonlySet<JobKind> = new Set(['run_turn', 'finalize_invoice'])
const removing = prepared('remove_jobs', `delete from jobs as j using ${jobKeys}
  where ${jobKeyMatches}`)
const holding = prepared('hold_jobs', `select from ${jobKeys} join jobs as j on ${jobKeyMatches}
  order by j.bucket, j.organization_id, j.kind, j.subject_id for update of j`)

/** What is to be done and when: real time for the scheduler, clock time for an advance. */
export const jobRepository = (queries: Queries) => ({
  /** One job for each (kind, subject): scheduling it again moves it and forgets its failures. */
  scheduleMany: (jobs: readonly JobSchedule[]) => scheduleJobs(queries, jobs),
  removeMany: async (keys: readonly JobKey[]): Promise<void> => {
    if (keys.length > 0) await run(queries, removing, jobKeyArrays(keys))
  },
  removeOnClock: async ({ organizationId, testClockId }: OnClock): Promise<void> => {
    await sql`delete from jobs where organization_id = ${organizationId}
      and (test_clock_id = ${testClockId}
        or (kind = 'resume_test_clock' and subject_id = ${testClockId}))`.execute(queries)
  },
  /**
   * Holds jobs until the transaction ends, after whoever has them. A command takes the job before
   * its subject, as the scheduler does, so that the two wait for each other in one order.
   */
  holdMany: async (keys: readonly JobKey[]): Promise<void> => {
    if (keys.length > 0) await run(queries, holding, jobKeyArrays(keys))
  },
  takePart: (due: DueOfKind) => takePart(queries, due),
  /**
   * Up to `limit` due jobs in real time, held until the transaction ends; what others hold is
   * skipped. Ordered by when they became available, so one that keeps failing goes to the back.
   * Usage is locked by buckets as well, so that different parts do not wait for each other.
   */
  claimDue: async (
    { kind, now, limit, part = { index: 0, of: 1 } }: Due
  ): Promise<JobRecord[]> =>
    toJobs(await run(queries, inOrder.has(kind) ? claimingInOrder : claiming,
      [kind, instantText(now), limit, part.of, part.index])),
  /** The clock's first jobs up to `until`, held, in the order its time would bring them. */
  firstOnClock: async (
    { organizationId, testClockId, until, limit }: FirstOnClock
  ): Promise<JobRecord[]> => toJobs(await sql<Row>`select * from jobs
      where organization_id = ${organizationId} and test_clock_id = ${testClockId}
        and due_at <= ${instantText(until)}
      order by due_at, array_position(${[...billingJobKinds]}::text[], kind), subject_id
      limit ${sql.lit(limit)} for update`.execute(queries)),
  /** Puts it off and remembers why. */
  fail: async (key: JobKey, { error, availableAt }: Failure): Promise<void> => {
    const message = error.slice(0, error_length_max).toWellFormed().replaceAll('\0', '')
    await sql`update jobs set attempts = attempts + 1, last_error = ${message},
        available_at = ${instantText(availableAt)}
      where bucket = ${jobBucket(key)} and organization_id = ${key.organizationId}
        and kind = ${key.kind} and subject_id = ${key.subjectId}`.execute(queries)
  },
  /** How many jobs of each kind are due in real time, and how many have failed. */
  backlog: async (now: Instant): Promise<JobBacklog[]> => {
    const { rows } = await sql<BacklogRow>`
      select kind, sum(due) as due, sum(failing) as failing from (
        select kind, count(*) as due, 0 as failing from jobs
          where test_clock_id is null and kind = any(${[...billingJobKinds]}::text[])
            and available_at <= ${instantText(now)} group by kind
        union all select kind, 0, count(*) from jobs where attempts > 0 group by kind
      ) as counted group by kind order by kind`.execute(queries)
    return rows.map(({ kind, due, failing }) =>
      ({ kind, due: Number(due), failing: Number(failing) }))
  }
})

type BacklogRow =
  { readonly kind: JobKind; readonly due: string; readonly failing: string }
type Row = Record<string, unknown>

const run = (queries: Queries, statement: string, parameters: readonly unknown[]) =>
  queries.executeQuery<Row>(CompiledQuery.raw(statement, [...parameters]))

const toJobs = ({ rows }: { readonly rows: readonly Row[] }): JobRecord[] =>
  rows.map((row) => toRecord(jobMapping, row))
