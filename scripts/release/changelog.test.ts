import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBundle } from '../bundle.ts'
import type { Finding } from '../gate/finding.ts'
import { projectRoot } from '../run/project.ts'
import { changelogEntry, withEntry } from './changelog.ts'
import { usedBy, type Document } from './used-by.ts'

const finding = { fingerprint: 'f', id: 'removed', verdict: 'minor' } as const
const wire = { ...finding, plane: 'wire' } as const
const said = { ...finding, plane: 'semantic' } as const

const names = (reference: string) => ({
  responses: { 200: { schema: { $ref: reference } } }, 'x-requirements': ['SUB-1.1'],
})
const document = {
  paths: {
    '/things': {
      get: names('#/components/schemas/List'), post: names('#/components/schemas/Thing'),
    },
    '/things/{thing_id}': {
      get: { ...names('#/components/schemas/Thing'), 'x-problems': ['gone'] },
      delete: names('#/components/schemas/Thing'),
    },
  },
  components: { schemas: { List: { items: { $ref: '#/components/schemas/Thing' } }, Thing: {} } },
}

const entryOf = (findings: Finding[]): string =>
  changelogEntry({ version: '0.2.0', summaries: ['Two things.\n'], findings, document })

const lines = (text: string): string[] => text.split('\n').filter((line) => /^ *- /.test(line))

const byId = '[`GET /things/{thing_id}`](spec/paths/things.by-id.yaml)'

test('differences stand by plane and subject, operations before components', () => {
  expect(entryOf([
    { ...said, where: '#/x-problem-rows/gone', why: 'there is one more' },
    { ...wire, where: '#/components/schemas/List/items', why: 'it can be sent' },
    { ...wire, where: 'GET /things/{thing_id} responses/200', why: 'added' },
    { ...wire, where: 'info', why: 'a description', verdict: 'none' },
  ])).toBe(`## 0.2.0

Two things.

### On the wire

#### Operations

- ${byId}: responses/200: added [minor]

#### Components, with the operations that use them

- \`List\` ([\`GET /things\`](spec/paths/things.yaml)): items: it can be sent [minor]

### In what is promised

#### Problems, with the operations that answer them

- [\`gone\`](docs/problems/gone.md) (${byId}): there is one more [minor]
`)
})

test.each<[string, Finding, RegExp]>([
  ['many users are cut short', { ...wire, where: '#/components/schemas/Thing', why: 'y' },
    /^- `Thing` \(\[`GET \/things`\]\S+, \[`POST \/things`\]\S+, .+ and 1 more\): y \[minor\]$/],
  ['a requirement names what it binds',
    { ...said, where: '#/x-requirement-rows/SUB-1.1', why: 'y' },
    /^- \[SUB-1\.1\]\(docs\/requirements\.md\) \(\[`GET \/things`\].+ and 1 more\): y/],
  ['an operation that is gone links no file', { ...wire, where: 'GET /gone', why: 'y' },
    /^- `GET \/gone`: y/],
  ['what no operation uses stands alone', { ...wire, where: '#/components/schemas/Old', why: 'y' },
    /^- `Old`: y/],
  ['text of examples is left out',
    { ...wire, id: 'examples-changed', where: 'GET /things x', why: 'docs ({} -> [])' },
    /: x: docs \[minor\]$/],
])('one entry: %s', (_, one, shown) => {
  expect(lines(entryOf([one]))).toEqual([expect.stringMatching(shown)])
})

test('one sentence about one place is said once, with each detail', () => {
  const cited = { ...said, where: 'GET /things x-requirements' }
  expect(lines(entryOf([
    { ...cited, why: 'it applies (A-1)' }, { ...cited, why: 'it applies (A-2)' },
    { ...said, where: 'GET /things x-retry', why: 'changed' },
  ]))).toEqual([
    '- [`GET /things`](spec/paths/things.yaml)',
    '  - x-requirements: it applies (A-1; A-2) [minor]', '  - x-retry: changed [minor]',
  ])
})

test('every operation of the contract is linked to a file that there is', async () => {
  const { folder } = await ensureBundle()
  const real = JSON.parse(readFileSync(join(folder, 'valora.json'), 'utf8')) as Document
  const operations = [...usedBy(real).keys()].filter((place) => !place.startsWith('#'))
  const text = changelogEntry({
    version: '1.0.0', summaries: [], document: real,
    findings: operations.map((where) => ({ ...wire, where, why: 'y' })),
  })
  const files = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)
  expect(operations.length).toBeGreaterThan(50)
  expect(files).toHaveLength(operations.length)
  expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([])
})

test('an entry stands before those of older versions, or after the title', () => {
  expect(withEntry('# Changelog\n\n## 0.1.0\n\nFirst.\n', '## 0.2.0\n'))
    .toBe('# Changelog\n\n## 0.2.0\n\n## 0.1.0\n\nFirst.\n')
  expect(withEntry('# Changelog\n', '## 0.1.0\n')).toBe('# Changelog\n\n## 0.1.0\n')
})
