import { isObject, type JsonPath } from './json.ts'
import type { Contract, MediaType, Reference, RequestBody, Schema } from './openapi.ts'
import { operationsOf, type PlacedOperation } from './operations.ts'

/** An example, the schema it illustrates, and where both stand. */
export interface Example {
  value: unknown
  at: JsonPath
  schema: Schema
  schemaAt: JsonPath
}

type Illustrated = MediaType & Partial<Reference>

/** Reads each member of a map or a list, with the place it stands at. */
const inEach = <Node extends object>(
  holder: { [name: string]: Node } | Node[] | undefined,
  at: JsonPath,
  { read }: { read: (node: Node, at: JsonPath) => Example[] },
): Example[] =>
  Object.entries(holder ?? {}).flatMap(([name, node]) =>
    read(node, [...at, Array.isArray(holder) ? Number(name) : name]))

const inMediaType = (node: Illustrated, at: JsonPath): Example[] => {
  const { schema, example, examples } = node
  if (schema === undefined) return []
  const schemaAt = [...at, 'schema']
  const named = Object.entries(examples ?? {}).flatMap(([name, held]) =>
    isObject(held) && 'value' in held
      ? [{ value: held['value'], at: [...at, 'examples', name, 'value'], schema, schemaAt }]
      : [])
  const single = example === undefined
    ? []
    : [{ value: example, at: [...at, 'example'], schema, schemaAt }]
  return [...single, ...named]
}

const inContent = (holder: RequestBody & Partial<Reference>, at: JsonPath): Example[] =>
  inEach(holder.content, [...at, 'content'], { read: inMediaType })

const inSchema = (schema: Schema, at: JsonPath): Example[] =>
  Array.isArray(schema['examples'])
    ? schema['examples'].map((value: unknown, index) =>
      ({ value, at: [...at, 'examples', index], schema, schemaAt: at }))
    : []

const inOperation = ({ path, method, operation }: PlacedOperation): Example[] => {
  const at = ['paths', path, method]
  return [
    ...inEach(operation.parameters, [...at, 'parameters'], { read: inMediaType }),
    ...inContent(operation.requestBody ?? {}, [...at, 'requestBody']),
    ...inEach(operation.responses, [...at, 'responses'], { read: inContent }),
  ]
}

/** Every example of the contract: of components, bodies and parameters. */
export const examplesOf = (root: Contract): Example[] => {
  const { schemas, responses, requestBodies, parameters, headers } = root.components ?? {}
  const at = (kind: string) => ['components', kind]
  return [
    ...inEach(schemas, at('schemas'), { read: inSchema }),
    ...inEach(responses, at('responses'), { read: inContent }),
    ...inEach(requestBodies, at('requestBodies'), { read: inContent }),
    ...inEach(parameters, at('parameters'), { read: inMediaType }),
    ...inEach(headers, at('headers'), { read: inMediaType }),
    ...operationsOf(root).flatMap(inOperation),
  ]
}
