import { isNode, type Node } from '../document/json-node.ts'
import { childOf, type Child, type Kind } from '../document/shapes.ts'

type Rewriting = {
  rewrite: (value: Node, kind: Kind) => unknown
  /** What was rewritten before; only where a part is rewritten the same in every document. */
  known?: WeakMap<object, unknown>
}

/** Kinds of objects that hold none whose rewriting looks beyond them. */
const lasting = new Set<Kind>(['schema', 'response', 'parameter', 'header', 'requestBody'])

const mapMembers = (node: Node, map: (value: unknown, key: string) => unknown): Node => {
  const members = Object.entries(node).map(([key, value]): [string, unknown] =>
    [key, map(value, key)])
  return members.every(([key, value]) => node[key] === value) ? node : Object.fromEntries(members)
}

const mapElements = (list: unknown[], map: (value: unknown) => unknown): unknown[] => {
  const elements = list.map(map)
  return elements.every((element, index) => element === list[index]) ? list : elements
}

const mapChild = (value: unknown, child: Child, rewriting: Rewriting): unknown => {
  const again = (one: unknown) => mapObjects(one, child.kind, rewriting)
  if (child.as === 'list') return Array.isArray(value) ? mapElements(value, again) : value
  if (child.as === 'map') return isNode(value) ? mapMembers(value, again) : value
  return again(value)
}

const mapNode = (node: Node, kind: Kind, rewriting: Rewriting): unknown => {
  const inner = mapMembers(node, (value, key) => {
    const child = childOf(kind, key)
    return child === undefined || child.kind === 'leaf' ? value : mapChild(value, child, rewriting)
  })
  return rewriting.rewrite(inner, kind)
}

/**
 * The same document with every object rewritten, the inner before the outer. A part in which
 * nothing changes stays the same object.
 */
export const mapObjects = (value: unknown, kind: Kind, rewriting: Rewriting): unknown => {
  if (!isNode(value)) return value
  const known = lasting.has(kind) ? rewriting.known : undefined
  if (known?.has(value) === true) return known.get(value)
  const rewritten = mapNode(value, kind, rewriting)
  known?.set(value, rewritten)
  return rewritten
}
