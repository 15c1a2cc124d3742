import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/run/project.ts'

type Examples = Record<string, { value: unknown }>
type Content = Record<string, { schema?: { examples?: unknown[] }; examples: Examples }>
type Parameter = { name: string; in: string; example: unknown }

type Operation = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

type Document = { paths: Record<string, Record<string, Operation> & { parameters?: Parameter[] }> }

/** One call of one operation with an example of the contract, and what it must answer. */
export type ContractCase = { operationId: string; name: string; call: object; answer: unknown }

const named = (parameters: Parameter[], place: string): Record<string, unknown> =>
  Object.fromEntries(parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, example }) => [name, example]))

// Prism takes every +json media type for the first one listed, so it knows no CloudEvents; how
// those are sent is tested in create-client.test.ts.
const isKnownToMock = (mediaType: string): boolean =>
  /^application\/(merge-patch\+)?json$/.test(mediaType)

const bodies = ({ requestBody }: Operation): { name: string; call: object }[] => {
  if (requestBody === undefined) return [{ name: 'no body', call: {} }]
  return Object.entries(requestBody.content)
    .filter(([mediaType]) => isKnownToMock(mediaType))
    .flatMap(([, { examples }]) =>
      Object.entries(examples).map(([name, { value }]) => ({ name, call: { body: value } })))
}

const answerOf = ({ responses }: Operation): unknown => {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const { schema, examples } = success?.content?.['application/json'] ?? {}
  // Prism prefers the example of the schema to that of the operation.
  return schema?.examples?.[0] ?? Object.values(examples ?? {})[0]?.value
}

const casesOf = (operation: Operation, shared: Parameter[]): ContractCase[] => {
  const parameters = [...shared, ...operation.parameters ?? []]
  const [path, query] = [named(parameters, 'path'), named(parameters, 'query')]
  const headers = named(parameters.filter(({ name }) => name.startsWith('ce-')), 'header')
  return bodies(operation).map(({ name, call }) => ({
    operationId: operation.operationId,
    name,
    call: { path, query, headers, ...call },
    answer: answerOf(operation),
  }))
}

/** Every operation of the bundle with each of its example requests in JSON. */
export const contractCases = (): ContractCase[] => {
  const text = readFileSync(join(projectRoot, 'dist/valora.dereferenced.json'), 'utf8')
  const { paths } = JSON.parse(text) as Document
  return Object.values(paths).flatMap(({ parameters = [], ...operations }) =>
    Object.values(operations as Record<string, Operation>)
      .flatMap((operation) => casesOf(operation, parameters)))
}
