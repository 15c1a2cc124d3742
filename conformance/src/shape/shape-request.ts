import type { RawRequest } from '../api/api.ts'
import type { Operation, Parameter, RequestBody } from '../contract/contract.ts'

/** One call of an operation as the contract's own examples say it. */
export type ShapeRequest = {
  operation: Operation
  name: string
  valid: boolean
  request: RawRequest
}

// What every operation may be sent; a header beside these is part of what the operation takes.
const common = new Set(['Idempotency-Key', 'Valora-Spec-Version'])

const isSent = (parameter: Parameter): boolean =>
  parameter.required || parameter.in === 'path'
  || (parameter.in === 'header' && !common.has(parameter.name))

const sent = (operation: Operation, place: Parameter['in']): [string, string][] =>
  operation.parameters
    .filter((parameter) => parameter.in === place && isSent(parameter))
    .map(({ name, example }) => [name, String(example)])

const fill = (operation: Operation): string =>
  sent(operation, 'path').reduce((path, [name, value]) =>
    path.replace(`{${name}}`, encodeURIComponent(value)), operation.path)

const base = (operation: Operation): RawRequest => ({
  method: operation.method,
  path: fill(operation),
  query: Object.fromEntries(sent(operation, 'query')),
  headers: Object.fromEntries(sent(operation, 'header')),
})

const withBody = (
  operation: Operation, { contentType }: RequestBody, { value }: { value: unknown },
): RawRequest => ({ ...base(operation), contentType, text: JSON.stringify(value) })

const validRequests = (operation: Operation): ShapeRequest[] => {
  const bodies = operation.requestBodies.flatMap((body) =>
    body.examples.map(({ name, value }) =>
      ({ name, request: withBody(operation, body, { value }) })))
  const all = bodies.length > 0 ? bodies : [{ name: 'plain', request: base(operation) }]
  return all.map((one) => ({ operation, valid: true, ...one }))
}

// An open map takes any name, but no object as its value.
const spoil = (value: unknown): unknown =>
  Array.isArray(value) ? [] : { ...value as object, not_in_the_contract: {} }

// Without a body, the one thing that every operation takes is the pinned version.
const invalidRequest = (operation: Operation): ShapeRequest => {
  const named = { operation, name: 'invalid', valid: false }
  const [body] = operation.requestBodies
  const example = body?.examples[0]
  if (body !== undefined && example !== undefined) {
    const value = spoil(example.value)
    return { ...named, request: withBody(operation, body, { value }) }
  }
  const request = base(operation)
  const headers = { ...request.headers, 'Valora-Spec-Version': 'no version' }
  return { ...named, request: { ...request, headers } }
}

/** Every operation with each of its example requests and one that breaks its schema. */
export const shapeRequests = (operations: readonly Operation[]): ShapeRequest[] =>
  operations.flatMap((operation) => [...validRequests(operation), invalidRequest(operation)])
