import { eachSubschema } from './each-subschema.ts'
import type { Contract, MediaType, RequestBody, Schema } from './openapi.ts'
import { operationsOf, parametersOf, responsesOf } from './operations.ts'
import { referred, resolve } from './resolve.ts'

/** The schemas a request body, a parameter and a response can lead to, each by identity. */
export interface Reach {
  body: ReadonlySet<Schema>
  parameter: ReadonlySet<Schema>
  response: ReadonlySet<Schema>
}

const close = (outermost: Schema[], root: Contract): Set<Schema> => {
  const seen = new Set<Schema>()
  const waiting = [...outermost]
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (seen.has(schema)) continue
    for (const { schema: part } of eachSubschema(schema)) {
      seen.add(part)
      const next = referred(part, root)
      if (next !== undefined) waiting.push(next)
    }
  }
  return seen
}

const contentOf = (holder: RequestBody | undefined): MediaType[] =>
  Object.values(holder?.content ?? {})

const schemasIn = (holders: { schema?: Schema }[]): Schema[] =>
  holders.flatMap(({ schema }): Schema[] => (schema === undefined ? [] : [schema]))

const compute = (root: Contract): Reach => {
  const operations = operationsOf(root)
  const bodies = operations.flatMap(({ operation }) =>
    schemasIn(contentOf(resolve<RequestBody>(operation.requestBody, root))))
  const parameters = operations.flatMap((placed) =>
    schemasIn(parametersOf(placed, root)))
  const responses = operations.flatMap(({ operation }) =>
    responsesOf(operation, root).flatMap(([, response]) => schemasIn(contentOf(response))))
  return {
    body: close(bodies, root),
    parameter: close(parameters, root),
    response: close(responses, root),
  }
}

const known = new WeakMap<Contract, Reach>()

/** Which schemas stand on which side of the wire. */
export const reach = (root: Contract): Reach => {
  const found = known.get(root) ?? compute(root)
  known.set(root, found)
  return found
}
