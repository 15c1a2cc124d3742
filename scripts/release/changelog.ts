import type { Finding, Plane } from '../gate/finding.ts'
import { differenceLines, partsOf } from './difference-lines.ts'
import { foldedLists, isFolded } from './folded-lists.ts'
import type { PendingRelease } from './pending-release.ts'
import { subjectOf, type Subject } from './subject.ts'
import { linkTo, subjectTitle, type Sources } from './subject-title.ts'
import { usedBy, type Document } from './used-by.ts'

const planes: readonly { plane: Plane; title: string }[] = [
  { plane: 'wire', title: 'On the wire' },
  { plane: 'source', title: 'In code that is generated' },
  { plane: 'semantic', title: 'In what is promised' },
]

const kinds: readonly Subject['kind'][] =
  ['operation', 'component', 'requirement', 'problem', 'other']

export type ReleaseNotes = PendingRelease & {
  readonly findings: readonly Finding[]
  /** The contract that is released. */
  readonly document: Document
  /** The file that says it, by the place of each component and problem. */
  readonly files: Sources['files']
}

type Given = Sources & { readonly document: Document }

/** By kind, then operations by path, so that those of one resource stand together. */
const sortKey = ({ kind, name }: Subject): string =>
  `${kinds.indexOf(kind)} ${kind === 'operation' ? name.split(' ').toReversed().join(' ') : name}`

const bySubject = (findings: readonly Finding[]): { subject: Subject; group: Finding[] }[] =>
  [...Map.groupBy(findings, ({ where }) => subjectOf(where).place).values()]
    .map((group) => ({ subject: subjectOf(group[0]?.where ?? ''), group }))
    .toSorted((one, other) => sortKey(one.subject) < sortKey(other.subject) ? -1 : 1)

const entries = (findings: readonly Finding[], given: Given): string[] =>
  bySubject(findings).map(({ subject, group }) => {
    const title = subjectTitle(subject, given)
    const lines = differenceLines(group, given.document)
    return lines.length === 1 ? `- ${title}: ${lines[0]}`
      : [`- ${title}`, ...lines.map((line) => `  - ${line}`)].join('\n')
  })

/** What changes nothing that a program meets: where it is, and how much. */
const asides = (findings: readonly Finding[], given: Given): string[] => {
  const found = bySubject(findings)
    .map(({ subject, group }) => `${linkTo(subject, given)} ${group.length}`)
  return found.length === 0 ? [] : [`- ${found.join(', ')}`]
}

/** What oasdiff or redocly says of an addition, its own rule says at the schema that has it. */
const isAside = ({ id, verdict }: Finding): boolean =>
  verdict === 'patch' || (verdict === 'minor' && id.includes('/'))

const section = (ofPlane: readonly Finding[], given: Given): string[] => {
  const of = (verdict: Finding['verdict']) =>
    ofPlane.filter((one) => one.verdict === verdict && !isAside(one))
  const parts = [
    { title: 'What can break', lines: entries(of('major'), given) },
    { title: 'What is new', lines: [
      ...foldedLists(of('minor'), given),
      ...entries(of('minor').filter((finding) => !isFolded(finding)), given),
    ] },
    { title: 'Descriptions, examples and what is said above already, with their number',
      lines: asides(ofPlane.filter(isAside), given) },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => `#### ${title}\n\n${lines.join('\n')}`)
}

/** That a new requirement applies somewhere is said where it is named, with its operations. */
const withoutNewlyCited = (findings: readonly Finding[]): Finding[] => {
  const added = new Set(findings.filter(({ id }) => id === 'requirement-added')
    .map(({ where }) => subjectOf(where).name))
  return findings.filter((finding) =>
    finding.id !== 'requirement-cited' || !added.has(partsOf(finding).detail))
}

/** What is new in a version: what the changesets say, then what the gate finds, by plane. */
export const changelogEntry = (
  { version, summaries, findings, document, files }: ReleaseNotes,
): string => {
  const given = { users: usedBy(document), files, document }
  const told = withoutNewlyCited(findings)
  const sections = planes.flatMap(({ plane, title }) => {
    const parts = section(told.filter((finding) => finding.plane === plane), given)
    return parts.length === 0 ? [] : [`### ${title}`, ...parts]
  })
  return `${[`## ${version}`, ...summaries.map((text) => text.trim()), ...sections].join('\n\n')}\n`
}

/** Puts an entry before the entries of the versions before it. */
export const withEntry = (changelog: string, entry: string): string => {
  const first = changelog.search(/^## /m)
  return first < 0 ? `${changelog.trimEnd()}\n\n${entry}`
    : `${changelog.slice(0, first)}${entry}\n${changelog.slice(first)}`
}
