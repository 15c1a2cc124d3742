import type { Finding } from '../gate/finding.ts'
import { subjectOf } from './subject.ts'

/** `why (detail)` of the gate; the text of an example tells a reader nothing. */
const partsOf = ({ why, id }: Finding): { why: string; detail?: string | undefined } => {
  const [, said = why, detail] = /^(.*?) \((.*)\)$/s.exec(why) ?? []
  return id === 'examples-changed' ? { why: said } : { why: said, detail }
}

const line = (group: readonly Finding[]): string => {
  const [first] = group
  if (first === undefined) return ''
  const { inside } = subjectOf(first.where)
  const details = group.flatMap((finding) => partsOf(finding).detail ?? [])
  const shown = details.length > 0 ? ` (${details.join('; ')})` : ''
  return `${inside === '' ? '' : `${inside}: `}${partsOf(first).why}${shown} [${first.verdict}]`
}

const sentence = (finding: Finding): string =>
  JSON.stringify([subjectOf(finding.where).inside, partsOf(finding).why, finding.verdict])

/** What is said about one subject: what one sentence says several times stands in one line. */
export const differenceLines = (findings: readonly Finding[]): string[] =>
  [...Map.groupBy(findings, sentence).values()].map(line)
