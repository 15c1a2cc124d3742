import { isNode, membersOf, type Node } from '../document/json-node.ts'
import { methods } from '../document/shapes.ts'
import type { Verdict } from '../finding.ts'

/** A copy of the bundle that an edit may change as it likes. */
export type Draft = Node

export type Edit = {
  /** Stays the same: a test says by it which edit was judged wrongly. */
  name: string
  wanted: Verdict
  why: string
  change: (draft: Draft) => void
}

const required = (value: unknown, what: string): Node => {
  if (!isNode(value) && !Array.isArray(value)) throw new Error(`the bundle has no ${what}`)
  return value as Node
}

/** The object at a place, given as its keys. */
export const at = (draft: Draft, ...keys: (string | number)[]): Node =>
  required(keys.reduce<unknown>(membersOrElement, draft), keys.join(' '))

const membersOrElement = (value: unknown, key: string | number): unknown =>
  Array.isArray(value) ? value[Number(key)] as unknown : membersOf(value)[key]

export const schema = (draft: Draft, name: string): Node =>
  at(draft, 'components', 'schemas', name)

/** A property of a component. */
export const property = (draft: Draft, component: string, name: string): Node =>
  at(draft, 'components', 'schemas', component, 'properties', name)

/** An operation by its name. */
export const operation = (draft: Draft, operationId: string): Node => {
  const items = [...Object.values(at(draft, 'paths')), ...Object.values(at(draft, 'webhooks'))]
  const found = items.flatMap((item) => methods.map((method) => membersOf(item)[method]))
    .find((one) => membersOf(one)['operationId'] === operationId)
  return required(found, operationId)
}

/** A list at a place, to push to or to splice. */
export const list = (node: Node, key: string): unknown[] => {
  const value = node[key]
  if (!Array.isArray(value)) throw new Error(`there is no list ${key}`)
  return value
}

/** Takes an element out of a list. */
export const drop = (elements: unknown[], element: unknown): void => {
  const index = elements.findIndex((one) => JSON.stringify(one) === JSON.stringify(element))
  if (index < 0) throw new Error(`there is no ${JSON.stringify(element)}`)
  elements.splice(index, 1)
}

type Row = [name: string, wanted: Verdict, why: string, change: (draft: Draft) => void]

export const edits = (rows: Row[]): Edit[] =>
  rows.map(([name, wanted, why, change]) => ({ name, wanted, why, change }))
