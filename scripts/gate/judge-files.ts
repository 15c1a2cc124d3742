import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ensureBundle } from '../bundle.ts'
import { newestRelease } from '../diff/newest-release.ts'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'
import { membersOf } from './document/json-node.ts'
import { readContract, type Contract } from './document/read-contract.ts'
import { gravest, isGraver } from './finding.ts'
import { judge, type Judgement } from './judge.ts'
import { applyApprovals, readApprovals } from './release/approvals.ts'
import { declaredBump } from './release/declared-bump.ts'
import { readArchive } from './release/read-archive.ts'
import { requirePublished } from './release/release-digests.ts'
import type { Ruling } from './release/render-judgement.ts'
import { neededBump, versionOf } from './release/version.ts'
import { carriedRegistries, withRegistries } from './semantic/with-registries.ts'

export type Judged = { judgement: Judgement; ruling?: Ruling }

type Pair = { base: Contract; revision: Contract }

const titleOf = ({ document }: Contract): string => String(membersOf(document['info'])['title'])

const wordsOf = (title: string): Set<string> =>
  new Set((title.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => word !== 'api'))

/** A product may write its name at more length; another product shares no word with it. */
const requireOneContract = ({ base, revision }: Pair): void => {
  if (titleOf(base) === titleOf(revision)) return
  if (!wordsOf(titleOf(base)).isDisjointFrom(wordsOf(titleOf(revision)))) return
  throw new Failure(`${base.file} is "${titleOf(base)}", ${revision.file} is `
    + `"${titleOf(revision)}": two contracts have nothing to compare; give two versions of one.`)
}

/** A defect of the gate is no verdict: it ends the work in a sentence, and lets nothing through. */
const guarded = async <Result>(pair: Pair, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) throw error
    const what = error instanceof Error ? error.message : String(error)
    throw new Failure(`The gate failed on ${pair.base.file} and ${pair.revision.file}: ${what}. `
      + 'Nothing was judged: mend scripts/gate, with both files as its case.')
  }
}

const judgePair = (pair: Pair): Promise<Judgement> => {
  requireOneContract(pair)
  return guarded(pair, () => judge(pair))
}

const released = (root: string): Contract => {
  requirePublished(root)
  const file = newestRelease(root)
  const contract = readContract(file)
  const version = String(membersOf(contract.document['info'])['version'])
  if (!file.endsWith(`/${version}.yaml`)) {
    throw new Failure(`${contract.file} says info.version ${version}: a release is named after it.`)
  }
  return contract
}

const today = async (root: string): Promise<Contract> =>
  readContract(join((await ensureBundle({ root })).folder, 'valora.yaml'))

const readBeside = (folder: string) => (name: string): unknown => {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Failure(`${file} is no JSON: mend it, or make it again with npm run bundle.`)
  }
}

const besideIt = ({ file }: Contract) => readBeside(dirname(resolve(projectRoot, file)))

/** Tables are compared where both bundles have one, inside or in a file in the same folder. */
const withTablesBeside = ({ base, revision }: Pair): Pair => {
  const read = (contract: Contract) => withRegistries(contract, besideIt(contract))
  const pair = { base: read(base), revision: read(revision) }
  const both = new Set(carriedRegistries(pair.base))
    .intersection(new Set(carriedRegistries(pair.revision)))
  const only = (contract: Contract) => withRegistries(contract, (file) =>
    (both.has(file) ? besideIt(contract)(file) : undefined))
  return { base: only(base), revision: only(revision) }
}

/** Compares two bundles; what is not given is the newest release, or today's bundle. */
export const judgeFiles = async (
  { base, revision, root = projectRoot }:
  { base: string | undefined; revision: string | undefined; root?: string },
): Promise<Judged> => {
  const pair = {
    base: base === undefined ? released(root) : readContract(base),
    revision: revision === undefined ? await today(root) : readContract(revision),
  }
  return { judgement: await judgePair(withTablesBeside(pair)) }
}

const approved = ({ findings }: Judgement, root: string): Judgement => {
  const counted = applyApprovals(findings, readApprovals(root))
  return { required: gravest(counted.map(({ verdict }) => verdict)), findings: counted }
}

/** Tables that were published in the package of a release. */
const readPublished = (root: string, version: string) => (name: string): unknown => {
  const archive = join(root, 'spec/releases', version, `valora-spec-${version}.tgz`)
  const text = existsSync(archive) ? readArchive(archive, name) : undefined
  return text === undefined ? undefined : JSON.parse(text)
}

/** Holds today's bundle against the newest release and against what is declared. */
export const judgeToday = async ({ root = projectRoot } = {}): Promise<Judged> => {
  const base = released(root)
  const version = versionOf(membersOf(base.document['info'])['version']) ?? [0, 0, 0]
  const declared = declaredBump(root, version)
  const name = version.join('.')
  const before = withRegistries(base, readPublished(root, name))
  // Tables that the release did not carry have nothing to be compared with.
  const carried = new Set(carriedRegistries(before))
  const beside = readBeside(join(root, 'dist'))
  const revision = withRegistries(await today(root), (file) =>
    (carried.has(file) ? beside(file) : undefined))
  const pair = { base: before, revision }
  const judgement = approved(await judgePair(pair), root)
  const needed = neededBump(judgement.required, version)
  const held = !isGraver(needed, declared.bump)
  const shown = { base: base.file, revision: pair.revision.file }
  return { judgement, ruling: { judgement, ...shown, needed, declared, held } }
}
