import { table } from '../run/table.ts'
import type { Comparison } from './compare.ts'

const severity = ['breaking', 'warning', 'info']

/** One row for each change, the gravest first, and the verdict as the last line. */
export const renderComparison = ({ base, revision, verdict, changes }: Comparison): string => {
  const rows = changes
    .toSorted((left, right) => severity.indexOf(left.level) - severity.indexOf(right.level))
    .map(({ level, where, id, text }) => [level, where, id, text])
  const shown = rows.length > 0 ? [table(['level', 'where', 'check', 'change'], rows), ''] : []
  return [...shown, `${revision} against ${base}: ${verdict}`].join('\n')
}
