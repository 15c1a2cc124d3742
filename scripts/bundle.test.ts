import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureBundle } from './bundle.ts'
import { projectRoot } from './run/project.ts'

const fixture = join(projectRoot, 'scripts/fixtures/contract')
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'valora-bundle-'))
  cpSync(fixture, root, { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const dist = (name: string): string => readFileSync(join(root, 'dist', name), 'utf8')
const edit = (file: string, from: string, to: string): void => {
  const path = join(root, 'spec', file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

describe('a whole contract', () => {
  test('examples of one basename are inlined, schemas become components', async () => {
    await ensureBundle({ root })
    const { paths, components } = JSON.parse(dist('valora.json'))
    const { requestBody, responses } = paths['/things'].post
    expect(requestBody.content['application/json'].examples.default.value.name).toBe('First')
    expect(responses['201'].content['application/json'].examples.default.value.id).toBe('thing_1')
    expect(Object.keys(components.schemas).toSorted())
      .toEqual(['Other', 'Problem', 'Thing', 'ThingCreate', 'ThingList'])
    expect(components).not.toHaveProperty('examples')
  })

  test('dereferenced, only a schema that holds itself keeps a reference', async () => {
    await ensureBundle({ root })
    const references = dist('valora.dereferenced.json').match(/"\$ref": "[^"]+"/g) ?? []
    expect(new Set(references)).toEqual(new Set(['"$ref": "#/components/schemas/Thing"']))
  })

  test('registries carry the version, the area and the type of each problem', async () => {
    await ensureBundle({ root })
    expect(JSON.parse(dist('requirements.json'))).toMatchObject({
      version: '0.1.0',
      areas: [{ area: 'THG', title: 'Things' }],
      requirements: [{ id: 'THG-1.1', area: 'THG' }, { id: 'THG-1.2', area: 'THG' }],
    })
    expect(JSON.parse(dist('problems.json')).problems[0])
      .toMatchObject({ type: 'https://valora.dev/problems/thing_not_found', status: 404 })
    expect(JSON.parse(dist('currencies.json')).standard).toBe('ISO 4217')
  })

  test('it is made again only when a source or a result changed', async () => {
    expect((await ensureBundle({ root })).made).toBe(true)
    expect((await ensureBundle({ root })).made).toBe(false)
    edit('schemas/Other.yaml', 'type: string', 'type: string\nminLength: 2')
    expect((await ensureBundle({ root })).made).toBe(true)
    writeFileSync(join(root, 'dist/problems.json'), '{}')
    expect((await ensureBundle({ root })).made).toBe(true)
    expect(dist('problems.json')).toContain('thing_not_found')
  })
})

describe('a broken contract', () => {
  const faults = [
    ['broken YAML', ['schemas/Other.yaml', 'type: string', 'type: [string'],
      /^spec\/schemas\/Other\.yaml:\d+:\d+: not valid YAML: .+ Mend it there\.$/],
    ['a dangling file', ['schemas/Thing.yaml', './Other.yaml', './Gone.yaml'],
      /^spec\/schemas\/Thing\.yaml:\d+: \$ref "\.\/Gone\.yaml" leads to .+\/Gone\.yaml,/],
    ['a dangling pointer', ['schemas/Thing.yaml', './Other.yaml', './Other.yaml#/properties/x'],
      /^spec\/schemas\/Thing\.yaml:\d+: \$ref .+ finds nothing at #\/properties\/x of spec/],
    ['a code twice', ['errors/problems.yaml', 'service_unavailable', 'thing_not_found'],
      /^spec\/errors\/problems\.yaml:\d+: thing_not_found stands twice/],
    ['a status that is text', ['errors/problems.yaml', 'status: 404', 'status: "404"'],
      /^spec\/errors\/problems\.yaml:2: status of thing_not_found is "404": mend it\.$/],
    ['an id of another area', ['requirements/things.yaml', 'THG-1.1', 'MON-1.1'],
      /^spec\/requirements\/things\.yaml:4: id of MON-1\.1/],
    ['a version that is none', ['openapi.yaml', 'version: 0.1.0', 'version: first'],
      /^spec\/openapi\.yaml: info\.version is "first"/],
  ] as const

  test.each(faults)('%s is named with its place', async (_, [file, from, to], message) => {
    edit(file, from, to)
    await expect(ensureBundle({ root })).rejects.toThrow(message)
    expect(existsSync(join(root, 'dist/valora.yaml'))).toBe(false)
  })

  test('two schemas of one name and different content are refused', async () => {
    writeFileSync(join(root, 'spec/responses/Thing.yaml'), 'type: integer\n')
    edit('schemas/ThingList.yaml', './Thing.yaml', '../responses/Thing.yaml')
    await expect(ensureBundle({ root })).rejects.toThrow(/^spec\/\S+: .*Renamed Thing/)
  })

  test('an earlier bundle stays when the contract breaks', async () => {
    await ensureBundle({ root })
    const before = dist('valora.yaml')
    edit('schemas/Other.yaml', 'type: string', 'type: [string')
    await expect(ensureBundle({ root })).rejects.toThrow('not valid YAML')
    expect(dist('valora.yaml')).toBe(before)
  })
})
