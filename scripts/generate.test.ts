import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from './generate.ts'
import { projectRoot } from './run/project.ts'

let root = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'valora-generate-'))
  cpSync(join(projectRoot, 'scripts/fixtures/contract'), root, { recursive: true })
  await generate({ root })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const table = async (file: string, name: string): Promise<unknown> => {
  const module = await import(pathToFileURL(join(root, file)).href) as Record<string, unknown>
  return module[name]
}

test('the operation table says where, retry class, key and pages', async () => {
  expect(await table('sdk-typescript/src/generated/operations.ts', 'operations')).toEqual({
    listThings: {
      method: 'GET', path: '/things', retry: 'safe', idempotencyKey: 'none', paginated: true,
    },
    createThing: {
      method: 'POST',
      path: '/things',
      retry: 'with-idempotency-key',
      idempotencyKey: 'required',
      paginated: false,
    },
    getThing: {
      method: 'GET',
      path: '/things/{thing_id}',
      retry: 'safe',
      idempotencyKey: 'none',
      paginated: false,
    },
  })
})

test('the problem table holds what the registry says', async () => {
  expect(await table('sdk-typescript/src/generated/problems.ts', 'problems')).toEqual({
    thing_not_found: { status: 404, title: "Thing isn't found", retryable: false },
    service_unavailable: { status: 503, title: 'Service unavailable', retryable: true },
  })
})

test('the digest is that of the bundle', async () => {
  const [digest] = read('dist/SHA256SUMS').split('  ')
  expect(await table('sdk-typescript/src/generated/contract.ts', 'contract'))
    .toEqual({ version: '0.1.0', digest: `sha256:${digest}` })
})

test('a request property with a default stays optional', () => {
  expect(read('spec/types/contract.ts')).toMatch(/ThingCreate: \{[^}]+colour\?: string/)
  expect(read('spec/types/contract.ts')).toContain('export type ThingCreate = components')
})

test('pages name the operations that answer a problem or cite a requirement', () => {
  const page = read('docs/problems/thing_not_found.md')
  expect(page).toContain('- `getThing` (GET /things/{thing_id})')
  expect(page).not.toContain('listThings')
  expect(read('docs/problems/README.md')).toContain('| `out_of_range` |')
  expect(read('docs/requirements.md')).toMatch(/\| THG-1\.1 \| MUST \|.+\| `createThing` \|/)
})

test('every generated file says that it is', async () => {
  const { files } = await generate({ root, check: true })
  expect(files.length).toBeGreaterThan(8)
  for (const file of files) expect(read(file).split('\n')[0]).toContain('do not edit')
})

test('--check names a stale, a missing and a surplus file, and writes none', async () => {
  writeFileSync(join(root, 'spec/types/contract.ts'), 'edited')
  rmSync(join(root, 'docs/requirements.md'))
  writeFileSync(join(root, 'docs/problems/gone.md'), '')
  const failure = await generate({ root, check: true }).catch((error: Error) => error.message)
  expect(failure).toBe([
    'spec/types/contract.ts: stale, run npm run generate and commit it',
    'docs/requirements.md: stale, run npm run generate and commit it',
    'docs/problems/gone.md: generated from nothing any more, run npm run generate',
  ].join('\n'))
  expect(read('spec/types/contract.ts')).toBe('edited')
  const { changed } = await generate({ root })
  expect(changed).toHaveLength(3)
  expect((await generate({ root, check: true })).changed).toEqual([])
})
