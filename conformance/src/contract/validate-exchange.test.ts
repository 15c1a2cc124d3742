import { expect, test } from 'vitest'
import { exampleOf } from '../../test/stub-engine.ts'
import { loadContract } from './load-contract.ts'
import { createExchangeValidator, type Answer } from './validate-exchange.ts'

const contract = loadContract()
const validate = createExchangeValidator(contract)

const headers = {
  'valora-spec-version': '0.1.0', 'request-id': 'req_1', 'www-authenticate': 'Bearer',
}

const answer = (status: number, body: unknown, change: Partial<Answer> = {}): Answer => ({
  status, headers, body, text: JSON.stringify(body),
  contentType: status < 400 ? 'application/json' : 'application/problem+json', ...change,
})

const problem = (code: string, change: object = {}): unknown => ({
  ...exampleOf(contract, 'Problem'), code, ...change,
})

const customer = exampleOf(contract, 'Customer')
const get = { method: 'GET', path: '/customers/cus_1' }

const kinds = (request: { method: string; path: string }, given: Answer): string[] =>
  validate(request, given).violations.map(({ kind, at }) => `${kind} ${at}`)

test.each([
  ['an answer of the contract', answer(200, customer), []],
  ['a property that clients ignore', answer(200, { ...customer, more: 1 }), []],
  ['a declared problem', answer(404, problem('customer_not_found')), []],
  ['an undeclared status', answer(202, customer), ['status status']],
  ['a missing property', answer(200, { ...customer, id: undefined }), ['body /']],
  ['a number for text', answer(200, { ...customer, name: 1 }), ['body /name']],
  ['an impossible date', answer(200, { ...customer, created_at: '2026-02-30T00:00:00Z' }),
    ['body /created_at']],
  ['no JSON', answer(200, undefined), ['body /']],
  ['another media type', answer(200, customer, { contentType: 'text/html' }),
    ['content-type Content-Type']],
  ['no headers', answer(200, customer, { headers: {} }),
    ['header Valora-Spec-Version', 'header Request-Id']],
  ['a bad header', answer(200, customer, { headers: { ...headers, 'request-id': 'a b' } }),
    ['header Request-Id']],
  ['an unregistered code', answer(404, problem('no_such_code')), ['problem /code']],
  ['a code of another status', answer(404, problem('customer_not_found', { status: 400 })),
    ['problem /status']],
  ['a code of another operation', answer(404, problem('meter_not_found')), ['problem /code']],
  ['a stack trace', answer(404, problem('customer_not_found',
    { detail: 'Oops\n    at load (/app/load.js:1:2)' })), ['problem /detail']],
])('%s is judged', (_, given, wanted) => {
  expect(kinds(get, given)).toEqual(wanted)
})

test.each([
  ['GET', '/customers/cus_1?limit=1', 'getCustomer'],
  ['POST', '/prices/preview', 'previewPrice'],
  ['GET', '/prices/price_1', 'getPrice'],
  ['DELETE', '/customers/cus_1', null],
  ['GET', '/nowhere', null],
])('%s %s is %s', (method, path, operationId) => {
  expect(validate({ method, path }, answer(404, {})).operationId).toBe(operationId)
})

test.each([
  ['a problem', '/nowhere', answer(404, { ...exampleOf(contract, 'Problem'),
    code: 'route_not_found' }), []],
  ['a page of a proxy', '/nowhere', answer(200, {}), ['route status']],
])('outside of the contract, %s is judged', (_, path, given, wanted) => {
  expect(kinds({ method: 'GET', path }, given)).toEqual(wanted)
})

test.each([
  ['VER-3.2', answer(200, customer, { headers: { ...headers, 'valora-spec-version': 'x' } })],
  ['ERR-2.1', answer(404, problem('no_such_code'))],
  ['ERR-2.3', answer(404, problem('customer_not_found', { detail: 'insert into customers' }))],
])('%s is the row that such a violation breaks', (requirement, given) => {
  expect(validate(get, given).violations[0]?.requirement).toBe(requirement)
})

test('every operation has a response for every status it declares', () => {
  const broken = contract.operations.flatMap(({ method, path, statuses }) => statuses
    .flatMap((status) => validate({ method, path }, answer(status, {})).violations)
    .filter(({ kind }) => kind === 'status'))
  expect(broken).toEqual([])
})
