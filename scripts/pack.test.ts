import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from './pack.ts'
import type { Tarball } from './pack/npm-pack.ts'
import { projectRoot } from './run/project.ts'

// An empty project that has what was packed, and of other packages only what they depend on.
const project = mkdtempSync(join(tmpdir(), 'valora-consumer-'))
const installed = (name: string): string => join(project, 'node_modules/@valora', name)
const needed = ['ajv', 'ajv-formats', 'fast-check', 'pure-rand', 'yaml', 'openapi-fetch',
  'openapi-typescript-helpers', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse',
  'require-from-string']
let tarballs: Tarball[] = []

const install = (): void => {
  for (const { file } of tarballs) {
    const name = /^valora-([a-z]+)-/.exec(file)?.[1] ?? ''
    mkdirSync(installed(name), { recursive: true })
    execFileSync('tar', ['-xzf', join(project, 'packages', file), '--strip-components', '1',
      '-C', installed(name)])
  }
  for (const name of needed) {
    symlinkSync(join(projectRoot, 'node_modules', name), join(project, 'node_modules', name))
  }
}

beforeAll(async () => {
  tarballs = await pack(join(project, 'packages'))
  install()
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

test('the sums name every tarball and every file of the contract', () => {
  const sums = readFileSync(join(project, 'packages/SHA256SUMS'), 'utf8').trim().split('\n')
  expect(sums).toHaveLength(3)
  const files = readFileSync(join(installed('spec'), 'SHA256SUMS'), 'utf8').trim().split('\n')
  expect(files.length).toBeGreaterThan(150)
  const recomputed = files.map((line) => line.split('  ')[1] ?? '')
    .map((file) => `${sha256(join(installed('spec'), file))}  ${file}`)
  expect(recomputed).toEqual(files)
})

test('every component is a schema that resolves and takes its examples', () => {
  const folder = join(installed('spec'), 'schemas')
  const schemas = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      $id: string; examples: unknown[]
    })
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(schemas)
  expect(schemas.length).toBeGreaterThan(100)
  const misfits = schemas.flatMap(({ $id, examples }) =>
    examples.filter((example) => ajv.getSchema($id)?.(example) !== true).map(() => $id))
  expect(misfits).toEqual([])
})

test('the suite runs where nothing else of the project is', () => {
  const cli = 'node_modules/@valora/conformance/src/cli.js'
  expect(node(cli, 'list')).toContain('MON-1.1')
  expect(node(cli, 'explain', 'MON-4.2')).toContain('half away from zero')
})

test('the SDK carries the digest of the packed contract', () => {
  const digest = node('--input-type', 'module', '--eval',
    'import { CONTRACT_DIGEST } from "@valora/sdk"; console.log(CONTRACT_DIGEST)').trim()
  expect(digest).toBe(`sha256:${sha256(join(installed('spec'), 'valora.yaml'))}`)
})
