import { expect, test } from 'vitest'
import type { Exchange } from '../api/exchange.ts'
import { loadContract } from '../contract/load-contract.ts'
import { PromiseBroken } from '../signals.ts'
import { createExpect } from './create-expect.ts'
import type { Expect } from './expect.ts'

const contract = loadContract()

const exchange = (status: number, body: unknown): Exchange => ({
  number: 1, operationId: 'getCustomer', status, body, text: JSON.stringify(body),
  request: {
    method: 'GET', url: 'http://x/v1/customers', path: '/customers', headers: {}, text: null,
  },
  headers: { 'retry-after': '1' }, contentType: 'application/json', duration_ms: 1,
  violations: [],
})

const faults = [{ pointer: '/name', code: 'required' }, { pointer: '/x', code: 'unknown_property' }]
const refusal = exchange(400, { code: 'invalid_request', errors: faults })

type Case = [string, (promise: Expect) => unknown]

const holding: Case[] = [
  ['equal names in another order', (promise) => promise.equal({ a: 1, b: 2 }, { b: 2, a: 1 }, 'p')],
  ['different values', (promise) => promise.notEqual('a', 'b', 'p')],
  ['decimals of equal value', (promise) => promise.decimal('-0.30', '-0.3', 'p')],
  ['huge decimals', (promise) => promise.decimal('9007199254740993.1', '9007199254740993.10', 'p')],
  ['a status', (promise) => promise.status(refusal, 400)],
  ['a problem', (promise) => promise.problem(refusal, 'invalid_request')],
  ['a fault among others', (promise) =>
    promise.problem(refusal, 'invalid_request', { faults: faults.slice(0, 1) })],
  ['all faults', (promise) =>
    promise.problem(refusal, 'invalid_request', { faults, exactly: true })],
  ['a replay', (promise) => promise.same(exchange(201, { a: 1 }), exchange(201, { a: 1 }))],
  ['an item', (promise) => promise.holds([1, 2], (item) => item === 2, 'p')],
  ['every item', (promise) => promise.every([2, 4], (item) => item % 2 === 0, 'p')],
  ['a value', (promise) => promise.present(0, 'p')],
  ['a header', (promise) => promise.header(refusal, 'Retry-After', '1')],
  ['a pattern', (promise) => promise.matches('abc', /^a/, 'p')],
]

test.each(holding)('%s holds and is counted', (_, judge) => {
  const { expect: promise, count } = createExpect({ contract, latest: () => null })
  judge(promise)
  expect(count()).toBeGreaterThan(0)
})

const broken: Case[] = [
  ['a number for a decimal', (promise) => promise.decimal(0.3, '0.3', 'p')],
  ['no decimal', (promise) => promise.decimal('abc', '0.3', 'p')],
  ['another status', (promise) => promise.status(refusal, 201)],
  ['another problem', (promise) => promise.problem(refusal, 'malformed_json')],
  ['a fault that is not named', (promise) =>
    promise.problem(refusal, 'invalid_request', { faults: [{ pointer: '/y' }] })],
  ['a fault too many', (promise) =>
    promise.problem(refusal, 'invalid_request', { faults: faults.slice(0, 1), exactly: true })],
  ['a replay with another text', (promise) =>
    promise.same(exchange(201, { a: 1 }), exchange(201, { a: 2 }))],
  ['an empty list', (promise) => promise.atLeastOne([], 'p')],
  ['every item of nothing', (promise) => promise.every([], () => true, 'p')],
  ['one odd item', (promise) => promise.every([2, 3], (item) => item % 2 === 0, 'p')],
  ['no item that fits', (promise) => promise.holds([1], (item) => item === 2, 'p')],
  ['null', (promise) => promise.present(null, 'p')],
  ['a missing header', (promise) => promise.header(refusal, 'ETag')],
  ['another header value', (promise) => promise.header(refusal, 'Retry-After', '2')],
]

test.each(broken)('%s breaks the promise', (_, judge) => {
  const { expect: promise } = createExpect({ contract, latest: () => refusal })
  expect(() => judge(promise)).toThrow(PromiseBroken)
})

test('a problem that is not registered is a fault of the check', () => {
  const { expect: promise } = createExpect({ contract, latest: () => null })
  expect(() => promise.problem(refusal, 'no_such_code')).toThrow(/not in the registry/)
})
