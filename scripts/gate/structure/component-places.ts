import { elementsOf, isNode, membersOf, nodeAt, referenceOf, step } from '../document/json-node.ts'
import type { Node } from '../document/json-node.ts'

/** Every component of a document by the pointer that references name it with. */
export const componentPlaces = (document: Node): Map<string, unknown> =>
  new Map(Object.entries(membersOf(document['components'])).flatMap(([kind, components]) =>
    Object.entries(membersOf(components)).map(([name, value]): [string, unknown] =>
      [step(step('#/components', kind), name), value])))

/** The component that a reference leads to or into. */
export const componentOf = (reference: string): string => reference.split('/', 4).join('/')

/** Every reference below a value. */
export const referencesBelow = (value: unknown): string[] => {
  const parts = isNode(value) ? Object.values(value) : elementsOf(value)
  const own = referenceOf(value)
  const below = parts.flatMap(referencesBelow)
  return own === undefined ? below : [own, ...below]
}

/** The components that values lead to, however far. */
export const reachedFrom = (document: Node, values: unknown): Set<string> => {
  const reached = new Set<string>()
  const waiting = referencesBelow(values).map(componentOf)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    waiting.push(...referencesBelow(nodeAt(document, at)).map(componentOf))
  }
  return reached
}

/** For each component, those that refer to it. */
export const usersOf = (places: Map<string, unknown>): Map<string, string[]> => {
  const users = new Map<string, string[]>()
  for (const [user, value] of places) {
    for (const reference of new Set(referencesBelow(value).map(componentOf))) {
      users.set(reference, [...(users.get(reference) ?? []), user])
    }
  }
  return users
}
