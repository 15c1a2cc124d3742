import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContract } from './read-contract.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valora-read-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (content: string) => {
  writeFileSync(join(folder, 'a.yaml'), content)
  return readContract(join(folder, 'a.yaml'))
}

const titled = 'openapi: 3.1.0\ninfo: { title: Valora, version: 1.0.0 }\n'
const schema = (written: string) => `${titled}components: { schemas: { A: ${written} } }\n`

test.each([
  ['a list that does not end', 'openapi: [3.1.0', /a\.yaml:1:16: not valid YAML: .+ Mend it/],
  ['a key twice', `${titled}paths: {}\npaths: {}\n`, /a\.yaml:4:1: .+must be unique/],
  ['an alias of itself', `${titled}a: &a [*a]\n`, /a\.yaml: not valid YAML: .+circular/],
  ['no content', '', /a\.yaml is no OpenAPI document: give a bundle/],
  ['no title', 'openapi: 3.1.0', /a\.yaml has no info\.title/],
  ['another generation', titled.replace('3.1', '2.0'), /is OpenAPI 2\.0\.0; the gate reads 3\.x/],
  ['a list of paths', `${titled}paths: []\n`, /a\.yaml: #\/paths is no object/],
  ['a schema that is a number', schema('5'), /#\/components\/schemas\/A is no object/],
  ['a bound that is a text', schema("{ maxLength: '9' }"), /A\/maxLength is "9", which means noth/],
  ['a duty of the old kind', schema('{ required: true }'), /A\/required is true, which means noth/],
  ['parameters that are no list', `${titled}paths: { /a: { parameters: {} } }`,
    /parameters is no list/],
  ['a reference to nothing', schema("{ $ref: '#/components/schemas/B' }"), /A\/\$ref: .+nowhere/],
  ['a reference to a file', schema('{ $ref: ./b.yaml }'), /leads out of the file: bundle it in/],
  ['a mapping to nothing',
    schema("{ discriminator: { mapping: { a: '#/components/schemas/B' } } }"),
    /mapping\/a: .+nowhere/],
])('%s is said with its file and its place', (_, content, message) => {
  expect(() => read(content)).toThrow(message)
})

test.each([
  ['JSON', JSON.stringify({ openapi: '3.1.0', info: { title: 'Valora' } })],
  ['a property that is named like a keyword',
    schema("{ properties: { example: { $ref: '#/components/schemas/A' }, $ref: {} } }")],
  ['a reference within a value',
    schema("{ examples: [{ $ref: '#/nothing' }], enum: [{ $ref: x }] }")],
])('%s is read', (_, content) => {
  expect(read(content).document['openapi']).toBe('3.1.0')
})
