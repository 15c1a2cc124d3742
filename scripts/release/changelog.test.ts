import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBundle } from '../bundle.ts'
import type { Finding } from '../gate/finding.ts'
import { projectRoot } from '../run/project.ts'
import { changelogEntry, withEntry } from './changelog.ts'
import { sourceLinks } from './source-links.ts'
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
      parameters: [{ name: 'thing_id' }],
      get: {
        ...names('#/components/schemas/Thing'), 'x-problems': ['gone'],
        parameters: [{ $ref: '#/components/parameters/Size' }],
      },
      delete: names('#/components/schemas/Thing'),
    },
  },
  components: {
    schemas: { List: { items: { $ref: '#/components/schemas/Thing' } }, Thing: {} },
    parameters: { Size: { name: 'size' } },
  },
}

const files = new Map([
  ['#/components/schemas/Thing', 'spec/schemas/things/Thing.yaml'],
  ['#/x-problem-rows/gone', 'docs/problems/gone.md'],
])

const entryOf = (findings: Finding[]): string =>
  changelogEntry({ version: '0.2.0', summaries: ['Two things.\n'], findings, document, files })

const lines = (text: string): string[] => text.split('\n').filter((line) => /^ *- /.test(line))

const byId = '[`GET /things/{thing_id}`](spec/paths/things.by-id.yaml)'
const things = '[`GET /things`](spec/paths/things.yaml)'

test('differences stand by plane, and what can break stands first', () => {
  expect(entryOf([
    { ...said, where: '#/x-problem-rows/gone', why: 'it says more' },
    { ...wire, where: '#/components/schemas/List/items', why: 'it can be sent' },
    { ...wire, where: 'GET /things/{thing_id} responses/200', why: 'added' },
    { ...wire, where: 'POST /things', why: 'it is refused', verdict: 'major' },
    { ...wire, where: 'GET /things', why: 'a word', verdict: 'patch' },
    { ...wire, where: 'GET /things/{thing_id}', why: 'a word', verdict: 'patch' },
    { ...wire, where: 'GET /things/{thing_id}', why: 'seen by others', id: 'oasdiff/added' },
    { ...wire, where: 'info', why: 'the version', verdict: 'none' },
  ])).toBe(`## 0.2.0

Two things.

### On the wire

#### What can break

- [\`POST /things\`](spec/paths/things.yaml): it is refused

#### What is new

- ${byId}: added: \`responses\`
- \`List\` (${things}): it can be sent: \`items\`

#### Descriptions, examples and what is said above already, with their number

- ${things} 1, ${byId} 2

### In what is promised

#### What is new

- [\`gone\`](docs/problems/gone.md) (${byId}): it says more
`)
})

test.each<[string, Partial<Finding>, RegExp]>([
  ['many users are cut short', { where: '#/components/schemas/Thing', why: 'y' },
    /^- \[`Thing`\]\(spec\S+\) \(\[`GET \/things`\]\S+, \[`POST \/.+ and 1 more\): y$/],
  ['a requirement names what it binds',
    { where: '#/x-requirement-rows/SUB-1.1', why: 'y', plane: 'semantic' },
    /^- \[SUB-1\.1\]\(docs\/requirements\.md\) \(\[`GET \/things`\].+ and 1 more\): y$/],
  ['an operation that is gone links no file', { where: 'GET /gone', why: 'y' },
    /^- `GET \/gone`: y$/],
  ['what no operation uses stands alone', { where: '#/components/schemas/Old', why: 'y' },
    /^- `Old`: y$/],
  ['what stands at the root links the document', { where: '#/x-roles/admin', why: 'y' },
    /^- \[`admin`\]\(spec\/openapi\.yaml\): y$/],
  ['a parameter has its name, those of the path before those of the operation',
    { where: 'GET /things/{thing_id} parameters/1', id: 'request-parameter-added-optional' },
    /: new parameter: `size`$/],
  ['a property has its path, a value its name',
    { where: '#/components/schemas/Thing/properties/state/enum', why: 'y (+"on" +"off")' },
    /: y: `state` \(`on` `off`\)$/],
  ['a schema has its name', { where: 'GET /things', why: 'y (absent -> '
    + '{"$ref":"#/components/schemas/Thing"})' }, /: y: `Thing`$/],
  ['a text that is cut short is left out', { where: 'GET /things x', why: 'y ("a... -> "b...)' },
    /: y: `x`$/],
  ['another tool says the place itself',
    { where: 'GET /things price', why: 'Type of `price` widened.', verdict: 'major' },
    /: Type of `price` widened$/],
])('one entry: %s', (_, one, shown) => {
  const finished = { ...wire, where: '', why: 'it may be', ...one }
  expect(lines(entryOf([finished]))).toEqual([expect.stringMatching(shown)])
})

test('one sentence about one subject is said once, with its places', () => {
  const cited = { ...said, where: 'GET /things x-requirements' }
  expect(lines(entryOf([
    { ...cited, why: 'it applies (A-1)' }, { ...cited, why: 'it applies (A-2)' },
    { ...said, where: 'GET /things x-retry', why: 'changed' },
    { ...said, where: 'GET /things x-money', why: 'changed' },
  ]))).toEqual([`- ${things}`, '  - it applies: A-1; A-2', '  - changed: `x-retry`, `x-money`'])
})

const added = { ...wire, id: 'operation-added', why: 'there is one more' }

test('what is new is named in one list, paths by their resource', () => {
  const functions = [['GET /things', 'listThings'], ['POST /things', 'addThing']] as const
  expect(lines(entryOf([
    { ...added, where: 'POST /things' }, { ...added, where: 'GET /things' },
    { ...added, where: 'GET /other' },
    ...functions.map(([where, name]) => ({ ...added, plane: 'source' as const, where,
      id: 'operation-id-added', why: `there is one more function (${name})` })),
  ]))).toEqual([
    '- New operations (3)', '  - `GET /other`',
    `  - ${things}, [\`POST /things\`](spec/paths/things.yaml)`,
    '- New functions (2): [`listThings`](spec/paths/things.yaml), '
    + '[`addThing`](spec/paths/things.yaml)',
  ])
})

test('a new requirement is said where it stands, not where it applies', () => {
  const row = { ...said, id: 'requirement-added', where: '#/x-requirement-rows/SUB-1.1' }
  const cited = { ...said, id: 'requirement-cited', where: 'GET /things x-requirements' }
  expect(lines(entryOf([
    { ...row, verdict: 'major', why: 'a new MUST: who conformed may not (Lamps burn.)' },
    { ...cited, why: 'it applies (SUB-1.1)' }, { ...cited, why: 'it applies (OLD-1)' },
  ]))).toEqual([
    expect.stringMatching(/^- \[SUB-1\.1\]\(docs\S+\) \(.+\): new: Lamps burn\.$/),
    `- ${things}: applies here too: OLD-1`,
  ])
})

test('operations, components and problems link files that there are', async () => {
  const { folder } = await ensureBundle()
  const real = JSON.parse(readFileSync(join(folder, 'valora.json'), 'utf8')) as Document
  const links = sourceLinks(projectRoot)
  const places = [...usedBy(real).keys()].filter((place) => !place.startsWith('#'))
  const components = Object.entries(real.components ?? {})
    .filter(([kind]) => kind !== 'securitySchemes')
    .flatMap(([kind, held]) => Object.keys(held).map((name) => `#/components/${kind}/${name}`))
  const where = [...places, ...components, ...links.keys()]
  const text = changelogEntry({
    version: '1.0.0', summaries: [], document: real, files: links,
    findings: where.map((one) => ({ ...wire, where: one, why: 'y', verdict: 'patch' })),
  })
  const linked = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)
  expect(Math.min(places.length, components.length, links.size)).toBeGreaterThan(50)
  expect(linked).toHaveLength(new Set(where).size)
  expect(linked.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([])
})

test('an entry stands before those of older versions, or after the title', () => {
  expect(withEntry('# Changelog\n\n## 0.1.0\n\nFirst.\n', '## 0.2.0\n'))
    .toBe('# Changelog\n\n## 0.2.0\n\n## 0.1.0\n\nFirst.\n')
  expect(withEntry('# Changelog\n', '## 0.1.0\n')).toBe('# Changelog\n\n## 0.1.0\n')
})
