import type { Outcome } from '../runner/outcome.ts'
import type { Progress } from '../runner/progress.ts'
import type { Io } from './io.ts'

const widthMax = 78

/** Progress on stderr: one line that is rewritten on a terminal, a line per tenth elsewhere. */
export const showProgress = ({ err, isTerminal }: Io): Progress => {
  let total = 0
  let done = 0
  let odd = 0
  const rewrite = (text: string): void => err(`\r${text.slice(0, widthMax).padEnd(widthMax)}`)
  const tell = (): void => err(`${done}/${total} checks, ${odd} not passed\n`)
  const step = ({ check, verdict }: Outcome): void => {
    done += 1
    if (verdict === 'failed' || verdict === 'inconclusive') odd += 1
    if (isTerminal) {
      rewrite(`${done}/${total} ${odd > 0 ? `(${odd} not passed) ` : ''}${check.id}`)
      return
    }
    const tenth = Math.max(1, Math.ceil(total / 10))
    if (done % tenth === 0 || done === total) tell()
  }
  return {
    note: (text) => err(`${text}\n`),
    start: (count) => {
      total = count
    },
    done: step,
    end: () => {
      if (isTerminal && done > 0) err(`\r${' '.repeat(widthMax)}\r`)
    },
  }
}
