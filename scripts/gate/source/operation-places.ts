import { isNode, membersOf, step, type Node } from '../document/json-node.ts'
import { methods } from '../document/shapes.ts'

export type OperationPlace = { operation: Node; path: string; method: string; at: string }

/** Paths that differ only in the names of their parameters are one path. */
export const template = (path: string): string => path.replace(/\{[^}]*\}/g, '{}')

const placesIn = (document: Node, root: 'paths' | 'webhooks'): [string, OperationPlace][] =>
  Object.entries(membersOf(document[root])).flatMap(([path, item]) =>
    methods.flatMap((method): [string, OperationPlace][] => {
      const operation = membersOf(item)[method]
      if (!isNode(operation)) return []
      const at = step(step(`#/${root}`, path), method)
      return [[`${root} ${method} ${template(path)}`, { operation, path, method, at }]]
    }))

/** Every operation by what it is on the wire. */
export const operationPlaces = (document: Node): Map<string, OperationPlace> =>
  new Map([...placesIn(document, 'paths'), ...placesIn(document, 'webhooks')])
