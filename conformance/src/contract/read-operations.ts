import type {
  BodyExample, JsonObject, OpenApiDocument, Operation, Parameter, RequestBody,
} from './contract.ts'
import { resolve } from './resolve.ts'

const methods = ['get', 'put', 'post', 'patch', 'delete']

const readParameter = (raw: JsonObject): Parameter => ({
  name: String(raw['name']),
  in: raw['in'] as Parameter['in'],
  required: raw['required'] === true,
  example: raw['example'],
})

const readExamples = (media: JsonObject): BodyExample[] =>
  Object.entries((media['examples'] ?? {}) as Record<string, { value: unknown }>)
    .map(([name, { value }]) => ({ name, value }))

const readBodies = (document: OpenApiDocument, raw: unknown): RequestBody[] => {
  if (raw === undefined) return []
  const { content } = resolve(document, raw) as { content: Record<string, JsonObject> }
  return Object.entries(content)
    .map(([contentType, media]) => ({ contentType, examples: readExamples(media) }))
}

const readSecurity = (raw: JsonObject): Pick<Operation, 'credential' | 'scopes'> => {
  const [scheme] = raw['security'] as Record<string, string[]>[]
  const [name, scopes] = Object.entries(scheme ?? {})[0] ?? ['none', []]
  return { credential: name as Operation['credential'], scopes }
}

type Place = { method: string; path: string; shared: unknown[] }

const readOperation = (
  document: OpenApiDocument, raw: JsonObject, { method, path, shared }: Place,
): Operation => {
  const parameters = [...shared, ...((raw['parameters'] ?? []) as unknown[])]
  return {
    operationId: String(raw['operationId']),
    method: method.toUpperCase(),
    path,
    profile: String(raw['x-profile']),
    requirements: (raw['x-requirements'] ?? []) as string[],
    problems: (raw['x-problems'] ?? []) as string[],
    retry: String(raw['x-retry']),
    ...readSecurity(raw),
    parameters: parameters.map((one) => readParameter(resolve(document, one))),
    requestBodies: readBodies(document, raw['requestBody']),
    statuses: Object.keys(raw['responses'] as JsonObject).map(Number),
  }
}

/** Every operation of the document, in its order. */
export const readOperations = (document: OpenApiDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => method in item).map((method) =>
      readOperation(document, item[method] as JsonObject,
        { method, path, shared: (item['parameters'] ?? []) as unknown[] })))
