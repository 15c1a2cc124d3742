import { elementsOf, isNode, textsOf, type Node } from '../document/json-node.ts'
import { keywordType, proseKeywords, typedKeywords } from '../document/keywords.ts'
import { mapObjects } from './map-objects.ts'

const without = (schema: Node, keys: string[]): Node =>
  keys.some((key) => Object.hasOwn(schema, key))
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key))) : schema

/** What is said of values of a type that never come is said of nothing. */
const dropForeign = (schema: Node): Node => {
  if (schema['type'] === undefined) return schema
  const types = new Set(textsOf([schema['type']].flat()).map(keywordType))
  const foreign = Object.keys(typedKeywords).filter((type) => !types.has(type))
  return without(schema, foreign.flatMap((type) => typedKeywords[type] ?? []))
}

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** Conditions that lead to nothing. */
const dropEmpty = (schema: Node): Node => {
  const { if: condition, then, else: otherwise } = schema
  const leadsNowhere = [then, otherwise].every((branch) => branch === undefined || isAny(branch))
  return without(schema,
    condition === undefined || leadsNowhere ? ['if', 'then', 'else'] : [])
}

const unsaid: Record<string, unknown[]> = {
  uniqueItems: [false], deprecated: [false], readOnly: [false], writeOnly: [false],
  additionalProperties: [true], unevaluatedProperties: [true],
  unevaluatedItems: [true], items: [true], minLength: [0], minItems: [0], minProperties: [0],
  minContains: [1], 'x-open-enum': [false], 'x-open-map': [false],
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isNode(value) && Object.keys(value).length === 0

const emptyIsUnsaid = new Set([
  'required', 'properties', 'patternProperties', 'allOf', 'additionalProperties', 'items',
  'unevaluatedProperties', 'dependentRequired', 'dependentSchemas', '$defs', 'definitions',
])

const dropUnsaid = (schema: Node): Node => {
  const said = Object.entries(schema).filter(([key, value]) =>
    unsaid[key]?.includes(value) !== true && !(emptyIsUnsaid.has(key) && isEmpty(value)))
  return said.length === Object.keys(schema).length ? schema : Object.fromEntries(said)
}

const withoutProse = (schema: unknown): unknown =>
  mapObjects(schema, 'schema', {
    rewrite: (node) => without(node, [...proseKeywords]),
  })

/** Branches of a condition are compared as they are written, so nothing else may be in them. */
const bareConditions = (schema: Node): Node => {
  if (schema['if'] === undefined) return schema
  return Object.fromEntries(Object.entries(schema).map(([key, value]) =>
    [key, ['if', 'then', 'else'].includes(key) ? withoutProse(value) : value]))
}

const sets = ['required', 'enum', 'type']

const spelled = (value: unknown): string => JSON.stringify(value)

/** Sets in one order. */
const sortSets = (schema: Node): Node => {
  const sorted = sets.filter((key) => Array.isArray(schema[key])).map((key): [string, unknown] => {
    const values = elementsOf(schema[key])
      .map((value): [string, unknown] => [spelled(value), value])
    return [key, [...new Map(values).entries()].toSorted(([left], [right]) =>
      (left < right ? -1 : 1)).map(([, value]) => value)]
  })
  return sorted.length === 0 ? schema : { ...schema, ...Object.fromEntries(sorted) }
}

/** How a value is written as XML, where that is how it is written unsaid. */
const dropUsualXml = (schema: Node): Node => {
  const { xml, ...rest } = schema
  if (!isNode(xml)) return schema
  const said = Object.entries(xml).filter(([, value]) => value !== false)
  return said.length === 0 ? rest : { ...rest, xml: Object.fromEntries(said) }
}

/** A schema without keywords that hold whatever the value: to add or to take one changes none. */
export const dropIdle = (schema: Node): Node =>
  [dropForeign, dropEmpty, dropUnsaid, dropUsualXml, bareConditions, sortSets]
    .reduce((left, drop) => drop(left), schema)
