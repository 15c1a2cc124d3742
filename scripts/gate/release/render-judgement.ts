import { table } from '../../run/table.ts'
import { verdicts, type Finding, type Verdict } from '../finding.ts'
import type { Judgement } from '../judge.ts'
import type { Declared } from './declared-bump.ts'

export type Ruling = {
  judgement: Judgement
  base: string
  revision: string
  needed: Verdict
  declared: Declared
  held: boolean
}

const shownRows = 40

const counts = (findings: Finding[]): string =>
  verdicts.toReversed()
    .map((verdict) =>
      ({ verdict, count: findings.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(', ') || 'no difference'

/** The findings that decide, with the fingerprint an approval would name. */
export const renderFindings = ({ required, findings }: Judgement): string[] => {
  const rows = findings.filter(({ verdict }) => verdict === required && verdict !== 'none')
  if (rows.length === 0) return []
  const shown = rows.slice(0, shownRows).map(({ fingerprint, plane, id, where, why }) =>
    [fingerprint, plane, id, where, why])
  const left = rows.length - shownRows
  const more = left > 0 ? [`and ${left} more (--json has all)`] : []
  return [table(['fingerprint', 'plane', required, 'where', 'why'], shown), ...more, '']
}

const changeset = (needed: Verdict, { findings }: Judgement): string => {
  const first = findings[0]
  const sentence = first === undefined ? 'What changed.' : `${first.id} at ${first.where}.`
  return `---\n'@valora/spec': ${needed}\n---\n\nSay what changed for whom, and how to take over. `
    + `The gravest: ${sentence}\n`
}

/** One row for each finding that decides, then what is needed, what is declared, and what to do. */
export const renderRuling = (ruling: Ruling): string => {
  const { judgement, base, revision, needed, declared, held } = ruling
  const { required } = judgement
  const below = needed === required ? '' : ` (${required}, below 1.0: ${needed})`
  const lines = [
    ...renderFindings(judgement),
    `${revision} against ${base}: ${counts(judgement.findings)}`,
    `needed: ${needed}${below}; declared: ${declared.bump}`
      + (declared.by.length > 0 ? ` (${declared.by.join(', ')})` : ''),
  ]
  return held ? lines.join('\n') : [
    ...lines, '',
    `The next release is declared ${declared.bump} and needs ${needed}. Take the changes back,`,
    'approve them one by one in spec/gate/approvals.yaml, or write .changeset/<some-name>.md:', '',
    changeset(needed, judgement),
  ].join('\n')
}
