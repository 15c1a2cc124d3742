import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readContract } from './gate/document/read-contract.ts'
import { judge } from './gate/judge.ts'
import { compileSamples } from './gate/source/compile-samples.ts'
import { run } from './run/command.ts'
import { Failure } from './run/failure.ts'
import { projectRoot } from './run/project.ts'

const base = join(projectRoot, 'spec/releases/0.1.0.yaml')
const text = readFileSync(base, 'utf8')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valora-gate-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const edited = (from: string, to: string): string => text.replace(from, to)

const gate = (...args: string[]) =>
  run(process.execPath, [join(projectRoot, 'scripts/gate.ts'), ...args])

describe('two bundles', () => {
  test('are compared, and exactly the verdict is printed as JSON', async () => {
    const renamed = edited('operationId: listMeters', 'operationId: getMeters')
    const revision = file('renamed.yaml', renamed)
    const { exitCode, stdout, stderr } =
      await gate('--base', base, '--revision', revision, '--json')
    expect([exitCode, stderr]).toEqual([0, ''])
    const judgement = JSON.parse(stdout) as { required: string; findings: object[] }
    expect(Object.keys(judgement)).toEqual(['required', 'findings'])
    expect(judgement.required).toBe('major')
    expect(judgement.findings[0]).toEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
      verdict: 'major',
      plane: 'source',
      id: 'operation-id-removed',
      where: 'GET /meters',
      why: 'code that calls it by this name does not compile any more (listMeters -> getMeters)',
    })
  })

  test('code for the last release that compiles no longer is found', async () => {
    const revision = file('label.yaml', text.replaceAll('value_property', 'value_field'))
    const pair = { base: readContract(base), revision: readContract(revision) }
    const { findings } = await judge(pair, { tools: [] })
    expect(findings.filter(({ id }) => id === 'sample-does-not-compile')).toEqual([
      expect.objectContaining({ verdict: 'major', plane: 'source', where: 'ingest-usage.ts:23' }),
    ])
  })

  test('code for the last release compiles against the last release', async () => {
    const { document } = readContract(base)
    expect(await compileSamples({ base: document, revision: document })).toEqual([])
  })

  test('without oasdiff nothing is judged, not even the same bundle', async () => {
    const contract = readContract(base)
    const oasdiff = () => Promise.reject(new Failure('No oasdiff', 'missing'))
    const pair = { base: contract, revision: contract }
    await expect(judge(pair, { oasdiff })).rejects.toThrow('No oasdiff')
  })
})

describe('input that cannot be judged', () => {
  test.each([
    ['a file that is gone', () => join(folder, 'gone.yaml'), 3, /gone\.yaml does not exist: give/],
    ['a reference to nothing',
      () => file('i.yaml', edited("schemas/CustomerList'", "schemas/Gone'")), 1,
      /i\.yaml: #\/paths.+leads nowhere: add its target or mend it/],
    ['another contract', () => file('k.yaml', edited('title: Valora', 'title: Other')), 1,
      /^.+ is "Valora", .+k\.yaml is "Other": two contracts/],
  ])('%s: said with its file, no trace, and an exit code', async (_, make, wanted, message) => {
    const { exitCode, stdout, stderr } = await gate('--base', base, '--revision', make(), '--json')
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect([exitCode, stdout]).toEqual([wanted, ''])
  })
})
