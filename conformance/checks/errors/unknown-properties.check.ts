import type { Contract, Operation } from '../../src/contract/contract.ts'
import { check } from '../../src/check.ts'

type Example = Record<string, unknown>

// A CloudEvent may carry extension attributes of any name.
const open = new Set(['ingestCloudEvent'])

const bodies = ({ operations }: Contract): { operation: Operation; example: Example }[] =>
  operations
    .filter(({ credential, operationId }) => credential === 'apiKey' && !open.has(operationId))
    .flatMap((operation) => operation.requestBodies.slice(0, 1)
      .flatMap(({ examples }) => examples.slice(0, 1))
      .map(({ value }) => ({ operation, example: value as Example })))

const reads = ({ operations }: Contract): Operation[] =>
  operations.filter(({ method, credential }) => method === 'GET' && credential === 'apiKey')

/** The path of the contract's own examples; what it names need not exist. */
const examplePath = ({ path, parameters }: Operation): string =>
  parameters.reduce((built, { name, example }) =>
    built.replace(`{${name}}`, encodeURIComponent(String(example))), path)

const exampleQuery = ({ parameters }: Operation): Record<string, string> =>
  Object.fromEntries(parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, example }) => [name, String(example)]))

export default [
  check({
    id: 'errors/unknown-properties-are-refused-everywhere',
    requirement: 'ERR-3.1',
    needs: ['customers'],
    tags: ['derived'],
    async run({ api, contract, expect }) {
      for (const { operation, example } of expect.atLeastOne(bodies(contract),
        'the contract has operations with a body')) {
        const text = JSON.stringify({ ...example, shoe_size: '44' })
        const { method, requestBodies } = operation
        const contentType = requestBodies[0]?.contentType ?? 'application/json'
        const path = examplePath(operation)
        const answer = await api.send({ method, path, text, contentType, key: api.newKey() })
        expect.problem(answer, 'invalid_request',
          { faults: [{ pointer: '/shoe_size', code: 'unknown_property' }] })
      }
    },
  }),
  check({
    id: 'errors/unknown-query-parameters-are-refused-everywhere',
    requirement: 'ERR-3.1',
    needs: ['customers'],
    tags: ['derived'],
    async run({ api, contract, expect }) {
      for (const operation of expect.atLeastOne(reads(contract), 'the contract has reads')) {
        const query = { ...exampleQuery(operation), shoe_size: '44' }
        expect.problem(await api.get(examplePath(operation), { query }), 'invalid_request',
          { faults: [{ pointer: '#/query/shoe_size', code: 'unknown_property' }] })
      }
    },
  }),
  check({
    id: 'errors/unknown-nested-properties-are-refused',
    requirement: 'ERR-3.1',
    needs: ['usage-ingest'],
    async run({ api, expect, given, now }) {
      const [customer, meter] = [await given.customer(), await given.meter()]
      const event = { id: 'one', event_name: meter.event_name, customer_id: customer.id,
        timestamp: now(), properties: { amount: '1' } }
      const probe = await api.post('/usage-events', { events: [{ ...event, amount: '1' }] })
      expect.problem(probe, 'invalid_request',
        { faults: [{ pointer: '/events/0/amount', code: 'unknown_property' }] })
      expect.status(await api.post('/usage-events', { events: [event] }), 200)
    },
  }),
]
