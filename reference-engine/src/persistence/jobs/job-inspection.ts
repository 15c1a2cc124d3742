import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { instant, instantText, nullable } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { jobMapping } from './mapping.ts'
import type { JobKind, JobRecord } from './mapping.ts'

/**
 * What keeps a job: it failed and waits, it is due for a minute or more or for less, it is ahead,
 * or it waits for a test clock.
 */
export type JobState = 'failing' | 'late' | 'due' | 'ahead' | 'on_clock'

export type InspectedJob = JobRecord & { readonly state: JobState }

/** How many jobs of a kind there are in each state, and since when the oldest waits. */
export type JobCounts = { readonly [State in JobState]: number } & {
  readonly kind: JobKind
  readonly oldestDueAt: Instant | null
}

type Row = Record<string, unknown> & { readonly state: JobState }
type CountRow = { readonly kind: JobKind; readonly oldest: string | null }
  & { readonly [State in JobState]: string }

type Chosen = {
  readonly now: Instant
  readonly kind?: JobKind | undefined
  readonly states?: readonly JobState[] | undefined
  readonly limit: number
}
type Retried = {
  readonly now: Instant
  readonly subjectId?: string | undefined
  readonly kind?: JobKind | undefined
}

const late_seconds = 60

const state = (now: Instant): RawBuilder<unknown> => sql`case
  when attempts > 0 then 'failing'
  when test_clock_id is not null then 'on_clock'
  when due_at <= ${instantText(now)}::timestamptz - ${sql.lit(late_seconds)} * interval '1 second'
    then 'late'
  when due_at <= ${instantText(now)}::timestamptz then 'due'
  else 'ahead' end`

/** The jobs of every organization, for whoever operates the engine. */
export const jobInspection = (queries: Queries) => ({
  counts: async (now: Instant): Promise<JobCounts[]> => {
    const { rows } = await sql<CountRow>`
      select kind, count(*) filter (where state = 'failing') as failing,
        count(*) filter (where state = 'late') as late,
        count(*) filter (where state = 'due') as due,
        count(*) filter (where state = 'ahead') as ahead,
        count(*) filter (where state = 'on_clock') as on_clock,
        min(due_at) filter (where state in ('failing', 'late', 'due')) as oldest
      from (select kind, due_at, ${state(now)} as state from jobs) as jobs
      group by kind order by kind`.execute(queries)
    return rows.map(({ kind, oldest, ...counts }) => ({
      kind, failing: Number(counts.failing), late: Number(counts.late), due: Number(counts.due),
      ahead: Number(counts.ahead), on_clock: Number(counts.on_clock),
      oldestDueAt: nullable(instant).toValue(oldest)
    }))
  },
  /** In the order in which they became due. */
  list: ({ now, kind, states, limit }: Chosen): Promise<InspectedJob[]> => read(queries, sql<Row>`
    select * from (select jobs.*, ${state(now)} as state from jobs) as jobs
    where ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
      and ${states === undefined ? sql`true` : sql`state = any(${[...states]}::text[])`}
    order by due_at, subject_id, kind limit ${sql.lit(limit)}`),
  /** Everything that is still to be done about a subscription, an invoice, a grant or a clock. */
  ofSubject: ({ now, subjectId }: { readonly now: Instant; readonly subjectId: string }) =>
    read(queries, sql<Row>`select jobs.*, ${state(now)} as state from jobs
      where subject_id = ${subjectId} order by due_at, kind`),
  /** Makes jobs that failed available at once, and answers them; what failed is remembered. */
  retry: ({ now, subjectId, kind }: Retried): Promise<InspectedJob[]> => read(queries, sql<Row>`
    update jobs set available_at = least(available_at, ${instantText(now)}::timestamptz)
    where attempts > 0
      and ${subjectId === undefined ? sql`true` : sql`subject_id = ${subjectId}`}
      and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    returning jobs.*, 'failing' as state`)
})

const read = async (queries: Queries, statement: RawBuilder<Row>): Promise<InspectedJob[]> =>
  (await statement.execute(queries)).rows.map((row) =>
    ({ ...toRecord(jobMapping, row), state: row.state }))
