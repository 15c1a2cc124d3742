import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readContract } from '../contract/contract.ts'
import { operationsOf } from '../contract/operations.ts'
import { createValidation } from '../validation/validation.ts'
import { parameterCheck } from './check-parameters.ts'

const contract = readContract(fileURLToPath(new URL('../../../../dist', import.meta.url)))
const { document } = contract
const { requests: compile } = createValidation(contract, { validateResponses: false })

const places = ['path', 'query', 'header'] as const

test.each(places)('nothing sent in the %s is still checked', (place) => {
  for (const operation of operationsOf(contract)) {
    const check = parameterCheck({ operation, document, place }, compile)
    // A name without a value takes the way of requests that send something.
    const checked = check({ absent: undefined })
    expect([operation.id, check({})]).toEqual([operation.id, checked])
    const required = operation.parameters.filter((one) => one.in === place && one.required)
    expect([operation.id, check({}).faults.length]).toEqual([operation.id, required.length])
  }
})

test('each request that sends nothing has the same defaults', () => {
  const operation = operationsOf(contract).find(({ id }) => id === 'listCustomers')
  if (operation === undefined) throw new Error('the contract lists customers')
  const check = parameterCheck({ operation, document, place: 'query' }, compile)
  const [one, other] = [check({}), check({})]
  expect(one.values['limit']).toBeGreaterThan(0)
  expect(Reflect.set(one.values, 'limit', 0)).toBe(false)
  expect(other).toEqual(check({ absent: undefined }))
})
