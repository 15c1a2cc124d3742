import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

test('the catalogue of webhooks says that there is none', () => {
  const catalogue = readFileSync(join(installed('spec'), 'webhooks.json'), 'utf8')
  expect(JSON.parse(catalogue)).toEqual({
    statement: 'This version of the contract declares no webhooks.', webhooks: [],
  })
})

const example = join(projectRoot, 'docs/examples/consumer')

const consumer = join(project, 'consumer')

/** Puts the example beside what is installed, pinned to it as it was packed. */
const setUpConsumer = (): void => {
  cpSync(example, consumer, { recursive: true })
  const manifest = readFileSync(join(installed('spec'), 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const digests = Object.fromEntries(['SHA256SUMS', 'valora.yaml']
    .map((file) => [file, sha256(join(installed('spec'), file))]))
  writeFileSync(join(consumer, 'contract.lock.json'), JSON.stringify({ version, sha256: digests }))
  writeFileSync(join(consumer, 'unfit.json'), '{"nome":"Everest"}')
}

const check = (schema: string, file: string) => {
  const { status, stdout } = spawnSync(process.execPath, ['check.js', schema, file],
    { cwd: consumer, encoding: 'utf8' })
  return { status, stdout }
}

describe('the example of a consumer', () => {
  beforeAll(setUpConsumer)

  test.each([
    ['a document that fits', 'CustomerCreate', 'customer.json', 0, /is a CustomerCreate\.\n$/],
    ['one that does not', 'CustomerCreate', 'unfit.json', 1, /required property 'name'/],
    ['a schema that there is not', 'Lamp', 'customer.json', 2, /has no schema Lamp/],
    ['a document that is not there', 'CustomerCreate', 'gone.json', 2, /gone\.json cannot be read/],
  ])('judges by the packed schemas: %s', (_, schema, file, status, said) => {
    const result = check(schema, file)
    expect(result.stdout).toMatch(/^@valora\/spec \S+: \d{3} files are what is pinned\./)
    expect(result).toMatchObject({ status, stdout: expect.stringMatching(said) as string })
  })

  test.each([
    ['the bundle', 'valora.yaml', /^Refused: valora\.yaml is .+ contract\.lock\.json says/],
    ['a schema', 'schemas/CustomerCreate.json', /^Refused: schemas\/Cust.+ SHA256SUMS says/],
    ['the sums', 'SHA256SUMS', /^Refused: SHA256SUMS is .+ contract\.lock\.json says/],
  ])('refuses a package in which one byte is more: %s', (_, file, said) => {
    const path = join(installed('spec'), file)
    const packed = readFileSync(path)
    try {
      writeFileSync(path, Buffer.concat([packed, Buffer.from(' ')]))
      const { status, stdout } = check('CustomerCreate', 'customer.json')
      expect({ status, stdout }).toEqual({
        status: 3, stdout: expect.stringMatching(said) as string,
      })
    } finally {
      writeFileSync(path, packed)
    }
  })

  test('pins one exact version, whose bundle was released as the lock says', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(example, 'package.json'), 'utf8')) as { dependencies: object }
    const lock = JSON.parse(readFileSync(join(example, 'contract.lock.json'), 'utf8')) as
      { version: string; sha256: Record<string, string> }
    const released = readFileSync(join(projectRoot, 'spec/releases/SHA256SUMS'), 'utf8')
    expect(dependencies).toMatchObject({ '@valora/spec': lock.version })
    expect(lock.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(released.split('\n')).toContain(`${lock.sha256['valora.yaml']}  ${lock.version}.yaml`)
  })
})
