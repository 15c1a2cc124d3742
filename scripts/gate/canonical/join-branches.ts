import { elementsOf, isNode, textsOf, type Node } from '../document/json-node.ts'
import { keywordType, orNull, proseKeywords, typedKeywords } from '../document/keywords.ts'
import { sameness } from '../document/sameness.ts'
import { typeOf } from './keep-values.ts'
import { spellTypes } from './spell-types.ts'

type Key = 'oneOf' | 'anyOf'

const holdsOnly = (branch: Node, keys: Set<string>): boolean =>
  Object.keys(branch).every((key) => proseKeywords.has(key) || keys.has(key))

const constantKeys = new Set(['type', 'enum'])

const isConstants = (branch: unknown): branch is Node =>
  isNode(branch) && Array.isArray(branch['enum']) && holdsOnly(branch, constantKeys)

/** Constants, each in a branch of its own, are an enum. */
const joinConstants = (key: Key, branches: unknown[]): unknown[] => {
  const constants = branches.filter(isConstants)
  const values = constants.flatMap((branch) => elementsOf(branch['enum']))
  const distinct = new Set(values.map((value) => JSON.stringify(value)))
  // A value that fits two branches of a oneOf fits none of them.
  if (constants.length < 2 || (key === 'oneOf' && distinct.size < values.length)) return branches
  const all = [...distinct].map((value) => JSON.parse(value) as unknown)
  const joined = spellTypes({ type: [...new Set(all.map(typeOf))], enum: all })
  const others = branches.filter((branch) => !isConstants(branch))
  return [...others, joined]
}

const typesIn = (branch: unknown): string[] | undefined =>
  isNode(branch) && branch['type'] !== undefined
    ? textsOf([branch['type']].flat()).map(keywordType) : undefined

const isTyped = (branch: unknown): branch is Node => {
  const types = typesIn(branch)
  if (types === undefined || !isNode(branch)) return false
  const own = types.flatMap((type) => typedKeywords[type] ?? [])
  return holdsOnly(branch, new Set(['type', 'format', ...own]))
}

/** Branches of which each has its own types are one schema of all those types. */
const joinTypes = (branches: unknown[]): unknown[] => {
  const types = branches.map(typesIn)
  if (types.includes(undefined)) return branches
  const times = Map.groupBy(types.flatMap((names) => names ?? []), (name) => name)
  const isApart = (branch: unknown) =>
    typesIn(branch)?.every((name) => times.get(name)?.length === 1) === true
  const joinable = branches.filter((branch) => isTyped(branch) && isApart(branch)) as Node[]
  const formats = joinable.filter((branch) => branch['format'] !== undefined)
  if (joinable.length < 2 || formats.length > 1) return branches
  const keywords = joinable.flatMap((branch) =>
    Object.entries(branch).filter(([key]) => !proseKeywords.has(key)))
  const names = joinable.flatMap((branch) => textsOf([branch['type']].flat()))
  const joined = spellTypes({ ...Object.fromEntries(keywords), type: names })
  return [...branches.filter((branch) => !joinable.includes(branch as Node)), joined]
}

const isNested = (branch: unknown): branch is Node =>
  isNode(branch) && branch['anyOf'] !== undefined && holdsOnly(branch, new Set(['anyOf']))

/** A union within a union, and a branch that is there twice. */
const flatten = (branches: unknown[]): unknown[] => {
  const flat = branches.flatMap((branch) =>
    (isNested(branch) ? elementsOf(branch['anyOf']) : [branch]))
  const byNumber = new Map(flat.map((branch) => [sameness.numberOf(branch), branch]))
  return byNumber.size === branches.length ? branches : [...byNumber.values()]
}

const isAny = (branch: unknown): boolean =>
  branch === true || (isNode(branch) && holdsOnly(branch, new Set([orNull])))

/** A union with those of its branches joined that one schema can say. */
export const joinBranches = (key: Key) => (schema: Node): Node => {
  const branches = elementsOf(schema[key])
  if (branches.length === 0 || schema['discriminator'] !== undefined) return schema
  const flat = key === 'anyOf' ? flatten(branches) : branches
  if (key === 'anyOf' && flat.some(isAny)) {
    const { anyOf: _, ...rest } = schema
    return rest
  }
  const joined = joinTypes(joinConstants(key, flat))
  return joined === branches ? schema : { ...schema, [key]: joined }
}
