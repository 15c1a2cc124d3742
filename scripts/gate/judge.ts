import { findOasdiff } from '../diff/find-oasdiff.ts'
import { canonicalDocument } from './canonical/canonical-document.ts'
import type { Node } from './document/json-node.ts'
import { inexactNumbers } from './document/inexact-numbers.ts'
import type { Contract } from './document/read-contract.ts'
import { sameness } from './document/sameness.ts'
import { shareSame } from './document/share-same.ts'
import { gravest, isGraver, toFinding, verdicts, type Finding, type Verdict } from './finding.ts'
import { shownPlace } from './shown-place.ts'
import { compileSamples } from './source/compile-samples.ts'
import { compareDocuments } from './structure/document-comparison.ts'
import { toolFindings } from './tools/tool-findings.ts'
import { readToolPolicy, type Tool, type ToolPolicy } from './tools/tool-policy.ts'

export type Judgement = { required: Verdict; findings: Finding[] }

type Options = {
  tools?: Tool[]
  policy?: ToolPolicy
  /** Whether code of the last release is compiled against today's types. */
  samples?: boolean
  /** Where oasdiff is; it throws where there is none. */
  oasdiff?: () => Promise<string>
  /** Is told which kinds of members differ. */
  onConstructs?: (constructs: Set<string>) => void
}

type Pair = { base: Contract; revision: Contract }

const isWithin = (outer: string, inner: string): boolean =>
  inner === outer || inner.startsWith(`${outer}/`)

/** Keywords of which the structure knows both values and the direction. */
const exact =
  /\/(enum|required|allow\w+|dependentRequired|(exclusive)?M(ax|in)imum|m(ax|in)[A-Z]\w+)$/i

/**
 * A tool's finding adds nothing where the structure says as much about the same place, or has
 * judged that very keyword.
 */
const isSaid = (told: Finding, own: Finding[]): boolean =>
  own.some(({ verdict, where }) =>
    (exact.test(where) && isWithin(where, told.where))
    || (!isGraver(told.verdict, verdict)
      && (isWithin(where, told.where) || isWithin(told.where, where))))

/** Never silent: two documents that differ and mean the same are spelled differently. */
const spelling = ({ base, revision }: Pair): Finding[] =>
  sameness.areSame(base.document, revision.document) ? [] : [toFinding({
    verdict: 'patch', plane: 'wire', id: 'other-spelling', where: '#',
    why: 'both mean the same, and are written differently',
  })]

/** What is lost when a number is read is compared as it is written. */
const inexact = ({ base, revision }: Pair): Finding[] =>
  inexactNumbers(base.text, revision.text).map((detail) => toFinding({
    verdict: 'major', plane: 'wire', id: 'number-beyond-precision', where: '#', detail,
    why: 'the numbers differ, and are too long to be told apart once they are read',
  }))

const byGravity = (left: Finding, right: Finding): number =>
  verdicts.indexOf(right.verdict) - verdicts.indexOf(left.verdict)

type Canonical = { base: Node; revision: Node }

const canonical = ({ base, revision }: Pair): Canonical => ({
  base: canonicalDocument(base.document),
  revision: canonicalDocument(shareSame(base.document, revision.document) as Node),
})

/** Code is compiled again only where something that has a type changed. */
const sampleFindings = (pair: Pair, own: Finding[]): Promise<Finding[]> =>
  own.some(({ plane, verdict }) => plane !== 'semantic' && isGraver(verdict, 'patch'))
    ? compileSamples({ base: pair.base.document, revision: pair.revision.document })
    : Promise.resolve([])

/** Says which part of the version has to change from one bundle to the next, and why. */
export const judge = async (pair: Pair, options: Options = {}): Promise<Judgement> => {
  const { tools = ['oasdiff', 'redocly'], policy = readToolPolicy(), samples = true } = options
  // Without it nothing is judged, not even two documents in which it would find nothing.
  if (tools.includes('oasdiff')) await (options.oasdiff ?? findOasdiff)()
  const documents = canonical(pair)
  const shown = { base: pair.base.file, revision: pair.revision.file }
  const { findings: own, constructs } = compareDocuments(documents.base, documents.revision)
  options.onConstructs?.(constructs)
  const [told, broken] = await Promise.all([
    toolFindings({ ...documents, shown, tools, policy }),
    samples ? sampleFindings(pair, own) : [],
  ])
  const found = [
    ...own, ...inexact(pair), ...broken, ...told.filter((one) => !isSaid(one, own)),
  ]
  const all = found.length > 0 ? found : spelling(pair)
  const findings = all.toSorted(byGravity)
    .map((finding) => ({ ...finding, where: shownPlace(finding.where) }))
  return { required: gravest(findings.map(({ verdict }) => verdict)), findings }
}
