import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArchive } from './release/read-archive.ts'
import { projectRoot } from '../run/project.ts'
import { judgeFiles, judgeToday } from './judge-files.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valora-judge-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: unknown): string => {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, JSON.stringify(content))
  return file
}

const contract = (more: object = {}, title = 'Valora') =>
  ({ openapi: '3.1.0', info: { title, version: '1.0.0' }, paths: {}, ...more })

const row = (text: string) => ({ id: 'CUS-1.1', level: 'MUST', profile: 'core', text })
const problem = (status: number) => ({ code: 'gone', status, title: 'Gone', retryable: false })
const currency = (digits: number) => ({ code: 'EUR', minor_digits: digits })

const [keeps, drops] = ['An engine keeps customers.', 'An engine drops customers.']

const tables = {
  'requirements.json': ['requirements', row(keeps), row(drops), 'requirement-asks-otherwise'],
  'problems.json': ['problems', problem(404), problem(410), 'problem-status-changed'],
  'currencies.json': ['currencies', currency(2), currency(3), 'currency-minor_digits-changed'],
} as const

type Table = keyof typeof tables

/** A bundle in a folder of its own, with a table beside it. */
const bundle = (name: string, table: Table, rows: readonly unknown[] | undefined): string => {
  if (rows !== undefined) write(`${table}/${name}/${table}`, { [tables[table][0]]: rows })
  return write(`${table}/${name}/valora.json`, contract())
}

const idsOf = async (base: string, revision: string): Promise<string[]> =>
  (await judgeFiles({ base, revision })).judgement.findings.map(({ id }) => id)

describe.each(Object.keys(tables) as Table[])('rows of %s beside two bundles', (table) => {
  const [, was, is, wanted] = tables[table]

  test('are compared where both have them', async () => {
    const [base, revision] = [bundle('a', table, [was]), bundle('b', table, [is])]
    const { judgement } = await judgeFiles({ base, revision })
    expect(judgement).toMatchObject({ required: 'major', findings: [{ id: wanted }] })
    expect(await idsOf(base, bundle('c', table, [was]))).toEqual([])
  })

  test('are left out where one has none', async () => {
    const [with_, without] = [bundle('a', table, [was]), bundle('d', table, undefined)]
    expect(await idsOf(with_, without)).toEqual([])
    expect(await idsOf(without, with_)).toEqual([])
  })
})

test('rows within a bundle count more than those beside it', async () => {
  bundle('e', 'requirements.json', [row(keeps)])
  const within = contract({ 'x-requirement-rows': [row(drops)] })
  const base = write('requirements.json/e/valora.json', within)
  expect(await idsOf(base, bundle('f', 'requirements.json', [row(drops)]))).toEqual([])
  expect(await idsOf(base, bundle('g', 'requirements.json', [row(keeps)])))
    .toEqual(['requirement-asks-otherwise'])
})

const titled = (was: string, is: string): [string, string] =>
  [write('t/a.json', contract({}, was)), write('t/b.json', contract({}, is))]

describe('two titles', () => {
  test.each([
    ['Valora', 'Valora Billing API', 'patch'],
    ['The Valora contract', 'Valora', 'patch'],
    ['VALORA', 'valora', 'patch'],
  ])('"%s" and "%s" share a word, and are one contract', async (was, is, wanted) => {
    const [base, revision] = titled(was, is)
    expect((await judgeFiles({ base, revision })).judgement.required).toBe(wanted)
  })

  test.each([
    ['Valora', 'Petstore', 'no word'],
    ['Valora API', 'Petstore API', 'nothing but that they are an API'],
    ['Valora', 'Valoran', 'letters, and no word'],
  ])('"%s" and "%s" share %s, and are two', async (was, is) => {
    const [base, revision] = titled(was, is)
    await expect(judgeFiles({ base, revision })).rejects.toThrow(/two contracts have nothing/)
  })
})

describe('today against the release', () => {
  test('the package of the release carries its rows', () => {
    const archive = join(projectRoot, 'spec/releases/0.1.0/valora-spec-0.1.0.tgz')
    const few = Object.entries(tables).filter(([file, [list]]) => {
      const rows = JSON.parse(readArchive(archive, file) ?? '{}') as Record<string, unknown[]>
      return (rows[list]?.length ?? 0) <= 10
    })
    expect(few).toEqual([])
    expect(readArchive(archive, 'no-such.json')).toBeUndefined()
  })

  test('every finding of the whole way is explained, and none is unknown', async () => {
    const { judgement, ruling } = await judgeToday()
    const { findings } = judgement
    expect(findings.length).toBeGreaterThan(100)
    expect(new Set(findings.map(({ plane }) => plane))).toEqual(
      new Set(['wire', 'source', 'semantic']))
    const unknown = findings.filter(({ id, why }) =>
      id === 'unexplained-difference' || why.startsWith('no class rule'))
    expect(unknown).toEqual([])
    expect(ruling).toMatchObject({ needed: 'minor', held: true })
    // The same way with the rows of the package is seen by their ids.
    expect(findings.map(({ id }) => id)).toContain('requirement-added')
    const carried = readFileSync(join(projectRoot, 'spec/gate/approvals.yaml'), 'utf8')
    expect(findings.filter(({ why }) => why.includes('; approved: ')).length)
      .toBe(carried.match(/fingerprint:/g)?.length ?? 0)
  }, 120_000)
})
