import { isGraver } from '../finding.ts'
import type { EditResult } from './run-edits.ts'

export type Tally = {
  /** Breaks that were not called major. */
  missed: EditResult[]
  /** Edits of which nothing was said. */
  silent: EditResult[]
  /** Edits that were called graver than they are. */
  alarms: EditResult[]
  /** Edits called milder than they are, though they break nobody. */
  mild: EditResult[]
}

export const tally = (results: EditResult[]): Tally => ({
  missed: results.filter(({ wanted, got }) => wanted === 'major' && got !== 'major'),
  silent: results.filter(({ wanted, judgement }) =>
    wanted !== 'none' && judgement.findings.length === 0),
  alarms: results.filter(({ wanted, got }) => isGraver(got, wanted)),
  mild: results.filter(({ wanted, got }) => wanted !== 'major' && isGraver(wanted, got)),
})

/** One line for each edit that was judged otherwise than wanted, with the finding that decided. */
export const renderWrong = (results: EditResult[]): string[] =>
  results.filter(({ wanted, got }) => wanted !== got).map(({ name, wanted, got, judgement }) => {
    const { id = 'nothing', where = '' } = judgement.findings[0] ?? {}
    return `${name}: wanted ${wanted}, got ${got} by ${id} ${where}`.trim()
  })
