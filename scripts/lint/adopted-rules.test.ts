import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Spectral } from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { runBinary } from '../run/command.ts'
import { projectRoot } from '../run/project.ts'
import { adoptedRules } from './adopted-rules.ts'

const lamp = { $ref: '#/components/schemas/Lamp' }
const content = (value: unknown, type = 'application/json') =>
  ({ [type]: { schema: lamp, examples: { one: { value } } } })

const operation = (operationId: string) => ({
  operationId, tags: ['Lamps'], description: 'Lights.',
  parameters: [{ $ref: '#/components/parameters/Watt' }],
  requestBody: { $ref: '#/components/requestBodies/Lamp' },
  responses: { 200: { description: 'Lit.', content: content({ id: 3 }) },
    400: { $ref: '#/components/responses/Dark' } },
})

/** Two operations that share everything, each place with an example that its schema refuses. */
const contract = {
  openapi: '3.1.0',
  info: { title: 'Lamps', version: '1.0.0' },
  paths: { '/one': { post: operation('lightOne') }, '/two': { post: operation('lightTwo') } },
  components: {
    schemas: { Lamp: { type: 'object', required: ['id', 'made'], properties: {
      id: { type: 'string' }, made: { type: 'string', readOnly: true } } } },
    // What is read-only is asked of nobody, but a component may be answered as well.
    requestBodies: { Lamp: { content: content({ id: 'b' }) } },
    responses: { Dark: {
      description: 'Dark.', content: content({ id: 4 }, 'application/problem+json'),
    } },
    parameters: { Watt: {
      name: 'watt', in: 'query', schema: { type: 'integer' }, example: 'many',
    } },
  },
}

type Found = { code: string | number; path: (string | number)[]; message: string }

const texts = (results: Found[]): string[] => results
  .map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`).toSorted()

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'valora-adopted-')) })
afterAll(() => rmSync(folder, { recursive: true }))

/** What Spectral's own command finds with the ruleset that stands beside our rules. */
const foundByCommand = async (): Promise<string[]> => {
  const file = join(folder, 'lamps.yaml')
  writeFileSync(file, stringify(contract))
  const { stdout } = await runBinary(['@stoplight/spectral-cli', 'spectral'], ['lint', file,
    '--ruleset', join(projectRoot, 'rules/spectral.yaml'), '--format', 'json', '--quiet'])
  return texts(JSON.parse(stdout.slice(0, stdout.lastIndexOf(']') + 1)) as Found[])
}

test('judged once, a place has the findings that the command of Spectral has', async () => {
  const spectral = new Spectral()
  spectral.setRuleset(adoptedRules())
  const found = texts(await spectral.run(
    new Document(stringify(contract), parsers.Yaml, 'lamps.yaml')))
  const whole = await foundByCommand()
  const examples = whole.filter((finding) => finding.startsWith('oas3-valid-media-example'))
  expect(examples.length).toBeGreaterThanOrEqual(4)
  expect(found).toEqual(whole)
})
