import { Document, Spectral, type RulesetDefinition } from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import { oas } from '@stoplight/spectral-rulesets'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
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

const found = async (ruleset: RulesetDefinition) => {
  const spectral = new Spectral()
  spectral.setRuleset(ruleset)
  const results = await spectral.run(new Document(stringify(contract), parsers.Yaml, 'lamps.yaml'))
  return results.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)
}

test('judged once, a place has the findings that it has judged again', async () => {
  const off = { 'oas3-operation-security-defined': 'off' } as const
  const whole = await found({ extends: [oas as RulesetDefinition], rules: off })
  const examples = whole.filter((finding) => finding.startsWith('oas3-valid-media-example'))
  expect(examples.length).toBeGreaterThanOrEqual(4)
  expect(await found(adoptedRules())).toEqual(whole)
})
