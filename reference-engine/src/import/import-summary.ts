import type { Ledger } from './open-ledger.ts'
import { grouped } from './show-progress.ts'

export type Ending = 'finished' | 'interrupted' | 'failed'

export type Summary = {
  readonly file: string
  readonly url: string
  readonly ending: Ending
  readonly elapsed_ms: number
  readonly exit_code: number
}

const countsOf = ({ position, start }: Ledger, elapsed_ms: number) => {
  const { lines, blank, accepted, duplicate, conflict, rejected } = position()
  const events = lines - start.lines - (blank - start.blank)
  const seconds = Math.round(elapsed_ms) / 1000
  const events_per_second = seconds > 0 ? Math.round(events / seconds) : 0
  return {
    lines, blank, accepted, duplicate, conflict, rejected,
    resumed_after_line: start.lines, events_in_this_run: events, seconds, events_per_second,
  }
}

const filesOf = ({ position, rejectsPath, progressPath }: Ledger) => ({
  rejected_file: position().rejects_bytes > 0 ? rejectsPath : null,
  progress_file: progressPath ?? null,
})

/** One JSON object; the counts are those of all runs together. */
export const summaryJson = ({ elapsed_ms, ...summary }: Summary, ledger: Ledger): string =>
  `${JSON.stringify({ ...summary, ...countsOf(ledger, elapsed_ms), ...filesOf(ledger) })}\n`

/** The same for people. */
export const summaryText = ({ file, ending, elapsed_ms }: Summary, ledger: Ledger): string => {
  const counts = countsOf(ledger, elapsed_ms)
  const { accepted, duplicate, conflict, rejected, blank } = counts
  const { rejected_file } = filesOf(ledger)
  const { lines } = counts
  const rows = Object.entries({ lines, accepted, duplicate, conflict, rejected, blank })
    .filter(([name, count]) => name !== 'blank' || count > 0)
    .map(([name, count]) => `  ${name.padEnd(10)}${grouped(count).padStart(13)}`)
  const speed = `${grouped(counts.events_in_this_run)} events in ${counts.seconds.toFixed(1)} s, `
    + `${grouped(counts.events_per_second)} events/s`
  return [
    `${file === '-' ? 'stdin' : file}: ${ending}, ${speed}`,
    ...rows,
    ...(rejected_file === null ? [] : [`The lines that are not stored are in ${rejected_file}`]),
  ].map((line) => `${line}\n`).join('')
}
