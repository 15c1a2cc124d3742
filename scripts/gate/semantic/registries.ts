import { elementsOf, isNode, membersOf, type Node } from '../document/json-node.ts'

/** Tables beside the contract, by the extension that carries each in a bundle. */
export const registries = {
  'x-requirement-rows': { file: 'requirements.json', list: 'requirements', key: 'id' },
  'x-problem-rows': { file: 'problems.json', list: 'problems', key: 'code' },
  'x-currency-rows': { file: 'currencies.json', list: 'currencies', key: 'code' },
} as const

export type RegistryName = keyof typeof registries

const rowsIn = (carried: unknown, { list, key }: { list: string; key: string }): unknown[] => {
  if (Array.isArray(carried)) return carried
  if (!isNode(carried)) return []
  if (Array.isArray(carried[list])) return elementsOf(carried[list])
  return Object.entries(carried).map(([name, row]) => ({ [key]: name, ...membersOf(row) }))
}

const known = new WeakMap<Node, Map<RegistryName, Map<string, Node>>>()

/** The rows of a table that a bundle carries, by what names each; none where it carries none. */
export const registryRows = (document: Node, name: RegistryName): Map<string, Node> => {
  const read = known.get(document) ?? new Map<RegistryName, Map<string, Node>>()
  known.set(document, read)
  const { list, key } = registries[name]
  const carried = document[name] ?? membersOf(document['x-registries'])[list]
  const rows = read.get(name) ?? new Map(rowsIn(carried, { list, key }).map(membersOf)
    .map((row) => [String(row[key]), row]))
  read.set(name, rows)
  return rows
}
