import type { ImportIo } from './import-io.ts'
import type { Position } from './progress-file.ts'

export type ProgressShown = {
  /** Says something on a line of its own. */
  readonly note: (text: string) => void
  readonly end: () => void
}

type Options = Pick<ImportIo, 'err' | 'clock' | 'terminalColumns'> & {
  readonly start: Position
  readonly position: () => Position
  /** Of the whole file, where it is known. */
  readonly bytes: number | undefined
}

const every_ms = { terminal: 250, plain: 5000 }

/** Progress on stderr: a line that is rewritten on a terminal, a line now and then elsewhere. */
export const showProgress = (options: Options): ProgressShown => {
  const { err, clock, terminalColumns } = options
  const isTerminal = terminalColumns() !== undefined
  const began = clock()
  let last_lines = -1
  const line = (): string => progressLine(options, clock() - began)
  const clear = (): void => { if (isTerminal) err('\r\u001b[K') }
  const tell = (): void => {
    const columns = terminalColumns()
    if (columns !== undefined) return err(`\r${line().slice(0, columns - 1)}\u001b[K`)
    // Nothing new is not said again.
    const { lines } = options.position()
    if (lines !== last_lines) err(`${line()}\n`)
    last_lines = lines
  }
  const timer = setInterval(tell, isTerminal ? every_ms.terminal : every_ms.plain)
  timer.unref()
  return {
    note: (text) => {
      clear()
      err(`${text}\n`)
    },
    end: () => {
      clearInterval(timer)
      clear()
    },
  }
}

/** Digits in groups of three. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en-US')

/** What is done, how fast, and when it will be: `1,000 lines 10%, 500/s, ...`. */
export const progressLine = (
  { start, position, bytes }: Pick<Options, 'start' | 'position' | 'bytes'>, elapsed_ms: number,
): string => {
  const now = position()
  const share = bytes ? ` ${Math.floor((100 * Math.min(now.offset, bytes)) / bytes)}%` : ''
  const seconds = Math.max(elapsed_ms, 1) / 1000
  const rate = grouped((now.lines - start.lines) / seconds)
  const { accepted, duplicate, conflict, rejected } = now
  const decided = Object.entries({ accepted, duplicate, conflict, rejected })
    .map(([name, count]) => `${grouped(count)} ${name}`)
  const rest_s = bytes === undefined
    ? Number.NaN
    : ((bytes - now.offset) * seconds) / (now.offset - start.offset)
  const rest = rest_s >= 0 && Number.isFinite(rest_s) ? [`ETA ${timeSpan(rest_s)}`] : []
  return [`${grouped(now.lines)} lines${share}`, `${rate} events/s`, ...decided, ...rest].join(', ')
}

const timeSpan = (seconds: number): string => {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const padded = (count: number): string => String(count).padStart(2, '0')
  const tail = padded(whole % 60)
  return hours > 0 ? `${hours}:${padded(minutes)}:${tail}` : `${minutes}:${tail}`
}
