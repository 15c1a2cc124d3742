import type { JsonPath } from './json.ts'
import type { Contract, Operation, Parameter, PathItem, Response } from './openapi.ts'
import { resolve } from './resolve.ts'

export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

export interface PlacedOperation {
  path: string
  method: (typeof methods)[number]
  item: PathItem
  operation: Operation
}

/** Every operation of the contract with the place it stands at. */
export const operationsOf = (root: Contract): PlacedOperation[] =>
  Object.entries(root.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [{ path, method, item, operation }]
    }))

/** The path item around the operation that stands at a JSON path. */
export const itemAround = (operationPath: JsonPath, root: Contract): PathItem | undefined =>
  root.paths?.[String(operationPath[1])]

/** The operation's parameters, its path's included, with references followed. */
export const parametersOf = (
  { operation, item }: { operation: Operation; item: PathItem | undefined },
  root: Contract,
): Parameter[] =>
  [...(item?.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolve<Parameter>(parameter, root))
    .filter((parameter) => parameter !== undefined)

/** The operation's responses by status, with references followed. */
export const responsesOf = (operation: Operation, root: Contract): [string, Response][] =>
  Object.entries(operation.responses ?? {}).flatMap(([status, response]) => {
    const found = resolve<Response>(response, root)
    return found === undefined ? [] : [[status, found] as [string, Response]]
  })

/** True when a header of that lower-case name is declared. */
export const hasHeader = (headers: Response['headers'], name: string): boolean =>
  Object.keys(headers ?? {}).some((each) => each.toLowerCase() === name)

/** True for 4xx, 5xx and `default`. */
export const isErrorStatus = (status: string): boolean => /^([45]|default$)/.test(status)

/** True for lists that come in pages; `x-unpaged` holds the reason of one that does not. */
export const isPagedList = ({ operationId = '', 'x-unpaged': unpaged }: Operation): boolean =>
  /^list[A-Z]/.test(operationId) && typeof unpaged !== 'string'
