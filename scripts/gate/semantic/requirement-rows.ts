import { elementsOf, isNode, step, textsOf, type Node } from '../document/json-node.ts'
import { registryRows } from './registries.ts'

export type Row = Node & { id: string; level: string; text: string }

const toRow = (row: Node): Row => {
  const { id, level, text, ...rest } = row
  return { ...rest, id: String(id), level: String(level), text: String(text) }
}

/** The requirement rows that a bundle carries, by id; none where it carries none. */
export const requirementRows = (document: Node): Map<string, Row> =>
  new Map([...registryRows(document, 'x-requirement-rows')].map(([id, row]) => [id, toRow(row)]))

/** Every place that cites a requirement, as a pointer to the object that does. */
const placesIn = (value: unknown, at: string): [string, string][] => {
  if (!isNode(value)) {
    return elementsOf(value).flatMap((element, index) => placesIn(element, step(at, index)))
  }
  const own = textsOf(value['x-requirements']).map((id): [string, string] => [id, at])
  return [...own, ...Object.entries(value).flatMap(([key, inner]) =>
    placesIn(inner, step(at, key)))]
}

const cited = new WeakMap<Node, Map<string, string[]>>()

/** Where a document cites each requirement. */
export const citations = (document: Node): Map<string, string[]> => {
  const before = cited.get(document)
  if (before !== undefined) return before
  const places = Map.groupBy(placesIn(document, '#'), ([id]) => id)
  const found = new Map([...places].map(([id, pairs]) => [id, pairs.map(([, at]) => at)]))
  cited.set(document, found)
  return found
}
