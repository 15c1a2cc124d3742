import type { Finding, Plane } from '../gate/finding.ts'
import { differenceLines } from './difference-lines.ts'
import type { PendingRelease } from './pending-release.ts'
import { subjectOf, type Subject } from './subject.ts'
import { subjectTitle } from './subject-title.ts'
import { usedBy, type Document } from './used-by.ts'

const planes: readonly { plane: Plane; title: string }[] = [
  { plane: 'wire', title: 'On the wire' },
  { plane: 'source', title: 'In code that is generated' },
  { plane: 'semantic', title: 'In what is promised' },
]

const kinds: readonly { kind: Subject['kind']; title: string }[] = [
  { kind: 'operation', title: 'Operations' },
  { kind: 'component', title: 'Components, with the operations that use them' },
  { kind: 'requirement', title: 'Requirements, with the operations they bind' },
  { kind: 'problem', title: 'Problems, with the operations that answer them' },
  { kind: 'other', title: 'Other' },
]

type Users = ReadonlyMap<string, readonly string[]>

/** Operations by path, so that those of one resource stand together; all else by name. */
const sortKey = ({ kind, name }: Subject): string =>
  kind === 'operation' ? name.split(' ').toReversed().join(' ') : name

const entryOf = (findings: readonly Finding[], users: Users): string => {
  const subject = subjectOf(findings[0]?.where ?? '')
  const title = subjectTitle(subject, users)
  const lines = differenceLines(findings)
  return lines.length === 1 ? `- ${title}: ${lines[0]}`
    : [`- ${title}`, ...lines.map((line) => `  - ${line}`)].join('\n')
}

const entries = (findings: readonly Finding[], users: Users): string =>
  [...Map.groupBy(findings, ({ where }) => subjectOf(where).place).values()]
    .map((group) => {
      const key = sortKey(subjectOf(group[0]?.where ?? ''))
      return { key, text: entryOf(group, users) }
    })
    .toSorted((one, other) => one.key < other.key ? -1 : 1)
    .map(({ text }) => text)
    .join('\n')

const section = (findings: readonly Finding[], users: Users) =>
  ({ plane, title }: (typeof planes)[number]): string[] => {
    const ofPlane = findings
      .filter((finding) => finding.plane === plane && finding.verdict !== 'none')
    const parts = kinds.flatMap(({ kind, title: named }) => {
      const ofKind = ofPlane.filter(({ where }) => subjectOf(where).kind === kind)
      return ofKind.length === 0 ? [] : [`#### ${named}\n\n${entries(ofKind, users)}`]
    })
    return parts.length === 0 ? [] : [`### ${title}`, ...parts]
  }

export type ReleaseNotes = PendingRelease & {
  readonly findings: readonly Finding[]
  /** The contract that is released. */
  readonly document: Document
}

/** What is new in a version: what the changesets say, then every difference by its plane. */
export const changelogEntry = (
  { version, summaries, findings, document }: ReleaseNotes,
): string =>
  `${[
    `## ${version}`,
    ...summaries.map((text) => text.trim()),
    ...planes.flatMap(section(findings, usedBy(document))),
  ].join('\n\n')}\n`

/** Puts an entry before the entries of the versions before it. */
export const withEntry = (changelog: string, entry: string): string => {
  const first = changelog.search(/^## /m)
  return first < 0 ? `${changelog.trimEnd()}\n\n${entry}`
    : `${changelog.slice(0, first)}${entry}\n${changelog.slice(first)}`
}
