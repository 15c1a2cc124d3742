import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readContract } from '../contract/contract.ts'
import type { Contract } from '../contract/contract.ts'
import type { Operation } from '../contract/operation.ts'
import { operationsOf } from '../contract/operations.ts'
import { createValidation } from '../validation/validation.ts'
import { requestReader } from './request-reader.ts'

const whole = readContract(fileURLToPath(new URL('../../../../dist', import.meta.url)))
const ids = operationsOf(whole).map(({ id }) => id)

/** Makes the readers of operations; each compiles the schemas of what a request carries. */
const compiling = (contract: Contract) => {
  const { requests } = createValidation(contract, { validateResponses: false })
  const operations = new Map<string, Operation>(operationsOf(contract).map((one) => [one.id, one]))
  return (id: string) => {
    const operation = operations.get(id)
    if (operation === undefined) throw new Error(`no operation ${id}`)
    return requestReader({ operation, contract, compile: requests })
  }
}
const compile = compiling(whole)

// An engine compiles the schemas of an operation for its first request, so a start shows nothing.
test.each(ids)('the schemas of a request of %s compile', (id) => {
  expect(compile(id)).toBeTypeOf('function')
})

test.each([
  [{ unevaluated: 1 }, /unknown keyword: "unevaluated"/, 'a keyword that does not exist'],
  [{ type: 'string', pattern: '(' }, /Invalid regular expression/, 'a pattern cut off'],
  [{ $ref: '#/components/schemas/Nowhere' }, /can't resolve reference/, 'a reference to nothing'],
])('%j is found: %s', (broken, wanted, _why) => {
  const document = structuredClone(whole.document) as {
    components: { schemas: { [name: string]: object } }
  }
  const { schemas } = document.components
  for (const name of Object.keys(schemas).filter((one) => one.startsWith('Customer'))) {
    schemas[name] = broken
  }
  expect(() => compiling({ ...whole, document })('createCustomer')).toThrow(wanted)
})
