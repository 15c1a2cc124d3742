import type { OperationId } from '../handler.ts'
import type { Contract, Schema } from './contract.ts'
import type { Operation, Parameter, ParameterPlace } from './operation.ts'

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

/** Every operation of the bundle, in its order. */
export const operationsOf = ({ document }: Contract): Operation[] =>
  Object.entries(document.paths as Record<string, Record<string, Schema>>)
    .flatMap(([path, item]) => Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => {
        const shared = (item.parameters ?? []) as unknown as Schema[]
        return read(document, { path, method: method.toUpperCase(), shared, operation })
      }))

type Source = {
  readonly path: string
  readonly method: string
  readonly shared: readonly Schema[]
  readonly operation: Schema
}

const read = (document: Schema, { path, method, shared, operation }: Source): Operation => {
  const follow = (part: unknown): Schema => followed(document, part as Schema)
  const own = (operation.parameters ?? []) as Schema[]
  const [requirement] = operation.security as { [scheme: string]: string[] }[]
  const [scheme, scopes] = Object.entries(requirement ?? {})[0] ?? []
  const { content = {} } = follow(operation.requestBody ?? {}) as { content?: object }
  return {
    id: operation.operationId as OperationId,
    method,
    path,
    scheme: scheme as Operation['scheme'],
    scope: scopes?.[0],
    parameters: [...shared, ...own].map((parameter) => parameterOf(follow(parameter))),
    bodies: new Map(Object.entries(content).map(([type, media]) => [type, media.schema])),
    responses: new Map(Object.entries(operation.responses as object).map(([status, response]) =>
      [Number(status), bodySchema(follow(response))])),
    problems: new Set(operation['x-problems'] as string[]),
  }
}

const parameterOf = ({ name, in: place, required, schema }: Schema): Parameter => ({
  name: name as string,
  in: place as ParameterPlace,
  required: required === true,
  schema: schema as Schema,
})

const bodySchema = ({ content = {} }: { readonly content?: unknown }): Schema =>
  (Object.values(content as Record<string, { schema: Schema }>)[0]?.schema) ?? {}

/** The part itself, or the one it refers to. */
export const followed = (document: Schema, part: Schema): Schema => {
  const reference = part.$ref
  if (typeof reference !== 'string') return part
  const names = reference.replace(/^#\//, '').split('/')
  const target = names.reduce<unknown>(
    (at, name) => (at as Schema)[name.replaceAll('~1', '/').replaceAll('~0', '~')], document)
  return followed(document, target as Schema)
}
