import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lintBundle } from './lint.ts'

const row = { code: 'meter_not_found', status: 404 }
const registries = {
  'requirements.json': { requirements: [{ id: 'MON-1.1' }] },
  'problems.json': { problems: [row] },
  'currencies.json': { currencies: [{ code: 'USD', minor_digits: 2 }] },
}

let folder = ''
let bundlePath = ''

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'valora-rules-'))
  bundlePath = join(folder, 'valora.yaml')
  for (const [name, content] of Object.entries(registries)) await write(name, content)
})
afterEach(() => rm(folder, { recursive: true }))

const problemsNamed = async () => (await lintBundle({ bundlePath }))
  .filter(({ rule }) => rule === 'problems-are-registered')

test('a finding names rule, place, line, breach and fix', async () => {
  await write('valora.yaml', 'openapi: 3.1.0\npaths:\n  /meters/: {}\n')
  const findings = await lintBundle({ bundlePath })
  expect(findings.find(({ rule }) => rule === 'paths-have-no-trailing-slash')).toEqual({
    rule: 'paths-have-no-trailing-slash',
    severity: 'error',
    path: "$.paths['/meters/']",
    line: 3,
    message: 'A path starts with one slash, ends without one, and has no query: /meters/',
    fix: 'Write the path as /collection/{id}',
  })
})

test('the registries beside the bundle are read', async () => {
  await write('valora.yaml', 'paths: { /meters: { get: { x-problems: [meter_not_found] } } }')
  expect(await problemsNamed()).toEqual([])
})

test('other registries are read where they are named', async () => {
  await write('valora.yaml', 'paths: { /meters: { get: { x-problems: [meter_not_found] } } }')
  await write('none.json', { problems: [] })
  const findings = await lintBundle({ bundlePath, problemsPath: join(folder, 'none.json') })
  expect(findings.map(({ rule }) => rule)).toContain('problems-are-registered')
})

test('a dangling reference is a finding', async () => {
  await write('valora.yaml', "components: { schemas: { A: { $ref: '#/components/schemas/B' } } }")
  const finding = (await lintBundle({ bundlePath })).find(({ rule }) => rule === 'invalid-ref')
  expect(finding?.path).toBe("$.components.schemas.A['$ref']")
  expect(finding?.message).toContain('#/components/schemas/B')
})

test('broken YAML is a finding', async () => {
  await write('valora.yaml', 'openapi: 3.1.0\npaths: [}\n')
  const findings = await lintBundle({ bundlePath })
  expect(findings.filter(({ rule }) => rule === 'parser')).not.toEqual([])
})

test.each<[string, string, unknown, string]>([
  ['valora.yaml', 'Cannot read', undefined, 'there is no bundle'],
  ['problems.json', 'Cannot read', undefined, 'there is no registry'],
  ['problems.json', 'holds no list "problems"', {}, 'the registry has no rows'],
  ['valora.yaml', 'is no OpenAPI document', 'just text', 'the bundle is no mapping'],
])('%s: %s when %s', async (name, message, content) => {
  if (name !== 'valora.yaml') await write('valora.yaml', 'openapi: 3.1.0')
  if (content === undefined) await rm(join(folder, name), { force: true })
  else await write(name, content)
  await expect(lintBundle({ bundlePath })).rejects.toThrow(message)
})
