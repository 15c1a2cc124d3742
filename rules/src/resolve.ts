import { isObject } from './json.ts'
import type { Contract, Reference } from './openapi.ts'

const unescape = (token: string) =>
  decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~')

const target = (pointer: string, root: unknown) =>
  pointer.split('/').slice(1).map(unescape).reduce<unknown>(
    (node, token) => (isObject(node) || Array.isArray(node))
      ? (node as { [token: string]: unknown })[token]
      : undefined,
    root,
  )

/** What the schema or other node refers to, where it is a reference. */
export const referred = <Node extends { $ref?: string }>(
  { $ref }: Node,
  root: Contract,
): Node | undefined => ($ref === undefined ? undefined : resolve<Node>({ $ref }, root))

/** Follows local references to what they name; a dangling or circular one is undefined. */
export const resolve = <Node>(
  node: Node | Reference | undefined,
  root: Contract,
): Node | undefined => {
  const seen = new Set<string>()
  let current: unknown = node
  while (isObject(current) && typeof current['$ref'] === 'string') {
    if (seen.has(current['$ref'])) return undefined
    seen.add(current['$ref'])
    current = target(current['$ref'], root)
  }
  return current as Node | undefined
}
