import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { release } from './release.ts'
import { requireClean } from './release/require-clean.ts'
import { Failure } from './run/failure.ts'
import { projectRoot } from './run/project.ts'

const finding = {
  fingerprint: '0123456789ab', verdict: 'minor', plane: 'wire', id: 'removed',
  where: 'GET /x', why: 'y',
} as const
const judgement = { required: 'minor', findings: [finding] } as const
const ruling = {
  judgement: { required: 'minor', findings: [finding] }, base: 'a', revision: 'b', needed: 'minor',
  declared: { bump: 'patch', by: ['.changeset/one.md'] }, held: false,
} as const
const judged = (held: boolean) => () => Promise.resolve({
  judgement: { ...judgement, findings: [finding] },
  ruling: {
    ...ruling, held, judgement: { ...judgement, findings: [finding] },
    declared: { bump: 'patch' as const, by: ['.changeset/one.md'] },
  },
})
const nothing = { files: [], changed: [] }
const held = {
  requireClean: () => Promise.resolve(),
  requireFresh: () => Promise.resolve(nothing),
  judge: judged(true),
  pending: () => Promise.resolve({ version: '9.9.9', summaries: [] }),
  pack: () => Promise.reject(new Error('a refused release packs nothing')),
}
const refuse = (message: string) => () => Promise.reject(new Failure(message))

test.each([
  ['changes in the tree', { requireClean: refuse('commit or take them back') }, /commit or take/],
  ['a stale file', { requireFresh: refuse('stale, run npm run generate') }, /npm run generate/],
  ['a red gate', { judge: judged(false) },
    /^The gate is red: \.changeset\/one\.md declare patch, and it needs minor\. npm run gate/],
  ['nothing pending', { pending: refuse('No changeset is pending') }, /No changeset/],
  ['another version in the contract', {}, /the changesets lead to 9\.9\.9: write that version/],
])('a release is refused with the way to mend it: %s', async (_, replaced, message) => {
  await expect(release({ ...held, ...replaced })).rejects.toThrow(message)
})

test('a release that breaks off leaves nothing behind', async () => {
  const text = readFileSync(join(projectRoot, 'spec/openapi.yaml'), 'utf8')
  const { info } = parse(text) as { info: { version: string } }
  const before = join(projectRoot, 'dist/release/0.0.1')
  mkdirSync(before, { recursive: true })
  const pack = (folder = '') => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'half.tgz'), '')
    return Promise.reject(new Failure('the sources do not compile'))
  }
  const pending = () => Promise.resolve({ version: info.version, summaries: [] })
  await expect(release({ ...held, pending, pack })).rejects.toThrow('the sources do not compile')
  expect(existsSync(dirname(before))).toBe(false)
})

test('a tree is clean until a file is added', async () => {
  const root = mkdtempSync(join(tmpdir(), 'valora-clean-'))
  try {
    execFileSync('git', ['init', '-q'], { cwd: root })
    await requireClean(root)
    writeFileSync(join(root, 'new.txt'), '')
    await expect(requireClean(root)).rejects.toThrow(/commit or take them back.+\n\?\? new\.txt/)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

test('the workflow runs npm commands of this project and nothing else', () => {
  const workflow = parse(
    readFileSync(join(projectRoot, '.github/workflows/contract.yml'), 'utf8')) as
    { jobs: Record<string, { steps: { run?: string }[] }> }
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as
    { scripts: Record<string, string> }
  const named = Object.keys(scripts).map((name) => `npm run ${name}`)
  const known = new Set(['npm ci', 'npm test', ...named])
  const runs = Object.values(workflow.jobs)
    .flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
  expect(runs).toEqual(expect.arrayContaining(
    ['npm ci', 'npm run lint:spec', 'npm run gate', 'npm test', 'npm run release:dry']))
  expect(runs.filter((run) => !known.has(run))).toEqual([])
})
