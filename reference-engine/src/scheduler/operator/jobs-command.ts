import type { Instant } from '../../domain/time/instant.ts'
import { JobsFault } from './jobs-fault.ts'
import { jobsHelp } from './jobs-help.ts'
import { readJobsOptions } from './jobs-options.ts'
import type { JobsOptions } from './jobs-options.ts'
import { reportJson, reportText } from './jobs-report.ts'
import type { JobsReport } from './jobs-report.ts'
import type { OperatedJobs } from './operated-jobs.ts'

/** What the command knows of the process it runs in. */
export type JobsIo = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly now: () => Instant
  /** The jobs of the database that the environment or a directory names. */
  readonly open: (directory: string | undefined) => Promise<OpenedJobs>
}

export type OpenedJobs = { readonly jobs: OperatedJobs; readonly close: () => Promise<void> }

/** `jobs list|show|retry`: answers the exit code; what ends it early is one line on stderr. */
export const jobsCommand = async (args: string[], io: JobsIo): Promise<number> => {
  try {
    const options = readJobsOptions(args)
    if (options === undefined) io.out(jobsHelp)
    else await withJobs(options, io)
    return 0
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    io.err(`valora-engine jobs: ${line}\n`)
    return error instanceof JobsFault ? error.exitCode : 1
  }
}

const withJobs = async (options: JobsOptions, { open, now, out }: JobsIo): Promise<void> => {
  const { jobs, close } = await open(options.data)
  try {
    const report = await perform(options, { jobs, now: now() })
    out(options.json ? reportJson(report) : textOf(options, report))
  } finally {
    await close()
  }
}

type On = { readonly jobs: OperatedJobs; readonly now: Instant }

const perform = (options: JobsOptions, on: On): Promise<JobsReport> => {
  switch (options.action) {
    case 'list': return list(options, on)
    case 'show': return show(options, on)
    case 'retry': return retry(options, on)
  }
}

type Of<Action> = Extract<JobsOptions, { readonly action: Action }>

const list = async (
  { kind, states, limit }: Of<'list'>, { jobs, now }: On,
): Promise<JobsReport> => {
  const counts = (await jobs.counts(now)).filter((each) => kind === undefined || each.kind === kind)
  const found = await jobs.list({ now, kind, states, limit: limit + 1 })
  return { now, counts, jobs: found.slice(0, limit), hasMore: found.length > limit }
}

const show = async ({ subjectId }: Of<'show'>, { jobs, now }: On): Promise<JobsReport> => {
  const found = await jobs.ofSubject({ now, subjectId })
  if (found.length === 0) throw new JobsFault(`nothing is to be done about ${subjectId}`)
  return { now, jobs: found, hasMore: false }
}

const retry = async (
  { subjectId, kind }: Of<'retry'>, { jobs, now }: On,
): Promise<JobsReport> => {
  const found = await jobs.retry({ now, subjectId, kind })
  if (subjectId !== undefined && found.length === 0) {
    throw new JobsFault(`no job about ${subjectId} has failed`)
  }
  return { now, jobs: found, hasMore: false }
}

const textOf = (options: JobsOptions, report: JobsReport): string => {
  const text = reportText(report)
  if (options.action !== 'retry') return text
  const count = report.jobs.length
  const told = `${count} ${count === 1 ? 'job is' : 'jobs are'} available now.\n`
  return count === 0 ? told : `${text}\n${told}`
}
