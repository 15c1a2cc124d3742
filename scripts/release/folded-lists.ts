import type { Finding } from '../gate/finding.ts'
import { partsOf } from './difference-lines.ts'
import { subjectOf } from './subject.ts'
import { linkTo, type Sources } from './subject-title.ts'

type Fold = {
  readonly id: string
  readonly title: string
  /** Named by the detail of the finding, as its place names something else. */
  readonly byDetail?: true
}

/** Of these a reader needs the name and the link; the document behind it says the rest. */
const folds: readonly Fold[] = [
  { id: 'operation-added', title: 'New operations' },
  { id: 'operation-id-added', title: 'New functions', byDetail: true },
  { id: 'component-added', title: 'New types' },
  { id: 'group-added', title: 'New groups of operations', byDetail: true },
  { id: 'requirement-added', title: 'New requirements, which bind nothing that existed before' },
  { id: 'problem-row-added', title: 'New problems' },
  { id: 'profile-added', title: 'New profiles' },
  { id: 'scope-added', title: 'New scopes' },
]

/** Whether a difference is only named; a requirement that binds what exists is said in full. */
export const isFolded = ({ id, verdict }: Finding): boolean =>
  verdict === 'minor' && folds.some((fold) => fold.id === id)

type Named = { readonly name: string; readonly link: string }

const linked = (finding: Finding, { byDetail }: Fold, sources: Sources): Named => {
  const subject = subjectOf(finding.where)
  const label = byDetail === true ? partsOf(finding).detail : subject.name
  const key = subject.name.split(' ').toReversed().join(' ')
  return { name: `${key} ${label}`, link: linkTo(subject, sources, label) }
}

const links = (named: readonly Named[]): string => named.map(({ link }) => link).join(', ')

/** Paths stand by the resource that they begin with, everything else in one line. */
const list = (title: string, named: readonly Named[]): string => {
  const resources = Map.groupBy(named, ({ name }) => /^\/([^/ ]+)/.exec(name)?.[1] ?? '')
  return resources.size === 1 ? `- ${title} (${named.length}): ${links(named)}`
    : [`- ${title} (${named.length})`, ...[...resources.values()].map((one) => `  - ${links(one)}`)]
      .join('\n')
}

/** Lists of what is new and needs no more than its name. */
export const foldedLists = (findings: readonly Finding[], sources: Sources): string[] =>
  folds.flatMap((fold) => {
    const named = findings.filter((finding) => isFolded(finding) && finding.id === fold.id)
      .map((finding) => linked(finding, fold, sources))
      .toSorted((one, other) => one.name < other.name ? -1 : 1)
    return named.length === 0 ? [] : [list(fold.title, named)]
  })
