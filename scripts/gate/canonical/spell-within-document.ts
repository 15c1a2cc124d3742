import { elementsOf, isNode, nodeAt, referenceOf, type Node } from '../document/json-node.ts'
import { isConstraint, orNull } from '../document/keywords.ts'
import { typesOf } from '../structure/schema/types-of.ts'
import { areApart, type Resolve } from './are-apart.ts'
import { canonicalSchema } from './canonical-schema.ts'
import { mergeAllOf } from './merge-all-of.ts'

const hopsMax = 50

/** Follows references of a document. */
export const resolver = (document: Node): Resolve => (schema) => {
  let found = schema
  for (let hops = 0; hops < hopsMax; hops += 1) {
    const reference = referenceOf(found)
    if (reference === undefined) return found
    found = nodeAt(document, reference)
  }
  return undefined
}

type Spell = (schema: Node, resolve: Resolve) => Node

/** Where no value fits two branches, one of them is what exactly one of them is. */
const spellApart: Spell = (schema, resolve) => {
  const { anyOf, ...rest } = schema
  if (anyOf === undefined || rest['oneOf'] !== undefined) return schema
  return areApart(elementsOf(anyOf), resolve) ? { ...rest, oneOf: anyOf } : schema
}

const isBareUnion = (schema: unknown): schema is Node =>
  isNode(schema) && schema['oneOf'] !== undefined && schema[orNull] !== true
  && Object.keys(schema).every((key) => key === 'oneOf' || !isConstraint(key))

/** A union within a union, where no value fits two branches of either. */
const flatten: Spell = (schema, resolve) => {
  const branches = elementsOf(schema['oneOf'])
  if (!branches.some(isBareUnion)) return schema
  const flat = branches.flatMap((branch) =>
    (isBareUnion(branch) ? elementsOf(branch['oneOf']) : [branch]))
  return areApart(flat, resolve) ? { ...schema, oneOf: flat } : schema
}

const isUntyped = (branch: unknown): branch is Node =>
  isNode(branch) && ['type', '$ref', 'oneOf', 'anyOf', 'allOf', 'enum']
    .every((key) => branch[key] === undefined)

/** A type that stands beside a union and nothing else is that of each branch. */
const spreadType: Spell = (schema) => {
  const { type, [orNull]: mark, ...rest } = schema
  const key = rest['oneOf'] === undefined ? 'anyOf' : 'oneOf'
  const branches = elementsOf(rest[key])
  const others = Object.keys(rest).filter((name) => isConstraint(name) && name !== key)
  if (type === undefined || mark === true || others.length > 0
    || !branches.some(isUntyped)) return schema
  return {
    ...schema, [key]: branches.map((branch) => (isUntyped(branch) ? { type, ...branch } : branch)),
  }
}

/** A type that every branch has anyway. */
const dropImpliedType: Spell = (schema, resolve) => {
  const { type, [orNull]: _, ...rest } = schema
  const branches = elementsOf(rest['oneOf'] ?? rest['anyOf'])
  if (type === undefined || branches.length === 0) return schema
  const types = typesOf(schema)
  const isImplied = branches.every((branch) => typesOf(resolve(branch)).isSubsetOf(types))
  return isImplied ? rest : schema
}

const inPlace =
  ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'not', 'dependentSchemas']

/** What is not evaluated is what is not known, where nothing else stands in this place. */
const spellUnevaluated: Spell = (schema) => {
  const { unevaluatedProperties: properties, unevaluatedItems: list, ...rest } = schema
  if ((properties === undefined && list === undefined)
    || inPlace.some((key) => rest[key] !== undefined)) return schema
  const isSeen = rest['contains'] !== undefined
  const { additionalProperties = properties, items = isSeen ? undefined : list } = rest
  return {
    ...rest,
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
    ...(items === undefined ? {} : { items }),
    ...(list !== undefined && isSeen ? { unevaluatedItems: list } : {}),
  }
}

/** Schemas that nothing but references led to, which lead past them now. */
const dropDefinitions: Spell = (schema) => {
  const { $defs, definitions, ...rest } = schema
  return $defs === undefined && definitions === undefined ? schema : rest
}

const spellings: Spell[] = [
  dropDefinitions, spreadType, flatten, spellApart, dropImpliedType, spellUnevaluated,
]

const roundsMax = 4

/** The rest of what makes two spellings one, for which the document must be known. */
export const spellWithin = (document: Node) => (written: Node): Node => {
  const resolve = resolver(document)
  let schema = written
  for (let round = 0; round < roundsMax; round += 1) {
    const merged = mergeAllOf(schema, document)
    const next = spellings.reduce((spelled, spell) => spell(spelled, resolve), merged)
    if (next === schema) break
    schema = canonicalSchema(next)
  }
  return schema
}
