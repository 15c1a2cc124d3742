import type { Api } from '../../src/api/api.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import type { Contract, Operation } from '../../src/contract/contract.ts'

/** The operations that an organization's key opens; the matrix is derived from the contract. */
export const tenantOperations = ({ operations }: Contract): Operation[] =>
  operations.filter(({ credential }) => credential === 'apiKey')

type Values = Readonly<Record<string, string>>

/** The example body, with these values where it names one of them itself. */
const named = (example: unknown, values: Values): unknown => {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return example
  const own = Object.entries(values).filter(([name]) => Object.hasOwn(example, name))
  return { ...example, ...Object.fromEntries(own) }
}

/** Calls an operation with the contract's example body and query, and these values. */
export const call = (
  api: Api, operation: Operation, values: Values = {}, { keyless = false } = {},
): Promise<Exchange> => {
  const { method, parameters, requestBodies } = operation
  const valueOf = ({ name, example }: { name: string; example: unknown }) =>
    values[name] ?? String(example)
  const path = parameters.filter((parameter) => parameter.in === 'path').reduce(
    (built, parameter) => built.replace(`{${parameter.name}}`,
      encodeURIComponent(valueOf(parameter))), operation.path)
  const query = Object.fromEntries(parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => [parameter.name, valueOf(parameter)]))
  const body = requestBodies[0]
  const key = method === 'POST' && !keyless ? { key: api.newKey() } : {}
  if (body === undefined) return api.send({ method, path, query, ...key })
  const text = JSON.stringify(named(body.examples[0]?.value, values))
  return api.send({ method, path, query, text, contentType: body.contentType, ...key })
}
