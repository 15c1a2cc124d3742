import { CompiledQuery } from 'kysely'
import { arrayRows } from '../array-rows.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { instants, texts } from '../usage/binary-array.ts'
import { jobKeyArrays, jobKeyColumns } from './job-keys.ts'
import type { JobKey } from './job-keys.ts'
import type { JobRecord } from './mapping.ts'

export type JobSchedule = JobKey & Pick<JobRecord, 'testClockId' | 'dueAt'>

const scheduling = prepared('schedule_jobs', `
  insert into jobs (bucket, organization_id, kind, subject_id, customer_id, test_clock_id, due_at,
    available_at, attempts)
  select bucket, organization_id, kind, subject_id, customer_id, test_clock_id, due_at, due_at, 0
  from ${arrayRows({
    ...jobKeyColumns, customer_id: 'text', test_clock_id: 'text', due_at: 'timestamptz'
  })} as v
  on conflict (bucket, organization_id, kind, subject_id) do update set
    test_clock_id = excluded.test_clock_id, due_at = excluded.due_at,
    available_at = excluded.available_at, attempts = 0, last_error = null`)

/** One job for each (kind, subject): scheduling it again moves it and forgets its failures. */
export const scheduleJobs = async (
  queries: Queries,
  wanted: readonly JobSchedule[]
): Promise<void> => {
  // Of what is scheduled twice the last counts: a statement changes a row once.
  const jobs = [...new Map(wanted.map((job) => [`${job.kind} ${job.subjectId}`, job])).values()]
  if (jobs.length === 0) return
  await queries.executeQuery(CompiledQuery.raw(scheduling, [
    ...jobKeyArrays(jobs),
    texts(jobs, ({ customerId }) => customerId),
    texts(jobs, ({ testClockId }) => testClockId),
    instants(jobs, ({ dueAt }) => dueAt)
  ]))
}
