import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { jobStates } from './operated-jobs.ts'
import type { JobCounts, OperatedJob } from './operated-jobs.ts'

/** What the commands found, for machines and for people. */
export type JobsReport = {
  readonly now: Instant
  /** Where kinds were counted. */
  readonly counts?: readonly JobCounts[] | undefined
  readonly jobs: readonly OperatedJob[]
  /** Whether more jobs are of the asked states. */
  readonly hasMore: boolean
}

const at = (instant: Instant | null): string | null => instant && formatInstant(instant)

const jobJson = (job: OperatedJob) => ({
  organization_id: job.organizationId, kind: job.kind, subject_id: job.subjectId,
  customer_id: job.customerId, test_clock_id: job.testClockId, state: job.state,
  due_at: at(job.dueAt), available_at: at(job.availableAt), attempts: job.attempts,
  last_error: job.lastError,
})

const countsJson = ({ kind, oldestDueAt, ...counts }: JobCounts) =>
  ({ kind, ...Object.fromEntries(jobStates.map((state) => [state, counts[state]])),
    oldest_due_at: at(oldestDueAt) })

export const reportJson = ({ now, counts, jobs, hasMore }: JobsReport): string =>
  `${JSON.stringify({
    at: at(now), ...counts === undefined ? {} : { kinds: counts.map(countsJson) },
    jobs: jobs.map(jobJson), has_more: hasMore,
  })}\n`

const grouped = (count: number): string => count.toLocaleString('en-US')

/** One job a line, so an error has its first line only, and no control characters. */
const oneLine = (error: string | null): string =>
  (error ?? '').split('\n')[0]?.replaceAll(/\p{Cc}/gu, ' ') ?? ''

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')
}

const countsText = (counts: readonly JobCounts[]): string => table(
  ['kind', ...jobStates, 'oldest due'],
  counts.map((each) =>
    [each.kind, ...jobStates.map((state) => grouped(each[state])), at(each.oldestDueAt) ?? '-']))

const jobsText = (jobs: readonly OperatedJob[]): string => table(
  ['subject', 'kind', 'state', 'due at', 'attempts', 'next try', 'organization', 'last error'],
  jobs.map((job) => [
    job.subjectId, job.kind, job.state, at(job.dueAt) ?? '', String(job.attempts),
    job.testClockId ?? at(job.availableAt) ?? '', job.organizationId, oneLine(job.lastError),
  ]))

/** The same for people; what is next for a job on a test clock is named by the clock. */
export const reportText = ({ now, counts, jobs, hasMore }: JobsReport): string => [
  ...counts === undefined ? [] : [
    counts.length === 0 ? 'There are no jobs.' : `Jobs at ${at(now)}\n\n${countsText(counts)}`,
  ],
  ...jobs.length === 0 ? [] : [jobsText(jobs)],
  ...hasMore ? ['There are more: see --limit, --kind and --state.'] : [],
].map((part) => `${part}\n`).join('\n')
