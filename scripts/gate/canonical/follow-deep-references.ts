import { isNode, membersOf, nodeAt, referenceOf, type Node } from '../document/json-node.ts'
import type { Kind } from '../document/shapes.ts'
import { visitObjects } from '../document/visit-objects.ts'
import { mapObjects } from './map-objects.ts'

const isDeep = (reference: string): boolean => !/^#\/components\/[^/]+\/[^/]+$/.test(reference)

type Walk = { document: Node; anchors: Map<string, string>; open: Set<string> }

/** Schemas that have a name of their own, by that name. */
const anchorsOf = (document: Node): Map<string, string> =>
  new Map([...visitObjects(document, 'document')].flatMap(({ value, kind, at }) => {
    const { $anchor, $dynamicAnchor } = kind === 'schema' ? membersOf(value) : {}
    return [$anchor, $dynamicAnchor].filter((name) => typeof name === 'string')
      .map((name): [string, string] => [`#${name}`, at])
  }))

/** Where a reference leads; a name that may be given anew within is taken for what it is here. */
const targetOf = (node: Node, anchors: Map<string, string>): string | undefined => {
  const written = referenceOf(node) ?? node['$dynamicRef']
  return typeof written === 'string' ? anchors.get(written) ?? written : undefined
}

const names = new Set(['$anchor', '$dynamicAnchor', '$dynamicRef'])

const unnamed = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !names.has(key)))

/** What stands beside a reference counts beside that of a schema alone. */
const follow = (written: Node, kind: Kind, walk: Walk): Node => {
  const reference = targetOf(written, walk.anchors)
  const node = kind === 'schema' && walk.anchors.size > 0 ? unnamed(written) : written
  if (reference === undefined) return node
  if (!isDeep(reference)) return { ...node, $ref: reference }
  const target = reference === '#' ? undefined : nodeAt(walk.document, reference)
  const { $ref: _, ...beside } = node
  if (!isNode(target) || walk.open.has(reference)) {
    // Nobody can tell what became of it: any change there is one of an unknown extension here.
    return { ...node, $ref: reference, 'x-gate-leads-to': JSON.stringify(target) }
  }
  const inner = followAll(target, kind, { ...walk, open: new Set([...walk.open, reference]) })
  return kind === 'schema' ? { ...inner, ...beside } : inner
}

const followed = new Set<Kind>(
  ['schema', 'parameter', 'header', 'requestBody', 'response', 'link', 'callback'])

const followAll = (node: Node, from: Kind, walk: Walk): Node =>
  mapObjects(node, from, {
    rewrite: (one, kind) =>
      (followed.has(kind) && targetOf(one, walk.anchors) !== undefined
        || (walk.anchors.size > 0 && kind === 'schema') ? follow(one, kind, walk) : one),
  }) as Node

/** A document in which references lead to whole components alone. */
export const followDeepReferences = (document: Node): Node =>
  followAll(document, 'document', { document, anchors: anchorsOf(document), open: new Set() })
