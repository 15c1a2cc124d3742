import { isNode, membersOf, textsOf, type Node } from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'
import { spellDuties } from './spell-duties.ts'

const without = (schema: Node, keys: string[]): Node =>
  keys.some((key) => Object.hasOwn(schema, key))
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key))) : schema

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** Patterns that every name meets. */
const everyName = new Set(['', '^', '$', '.*', '^.*', '.*$', '^.*$', '[\\s\\S]*', '^[\\s\\S]*$'])

/** What holds for every name is what holds for the names that are not known. */
const spellEveryName = (schema: Node): Node => {
  const [[name, inner] = [], ...more] = Object.entries(membersOf(schema['patternProperties']))
  const isEvery = name !== undefined && more.length === 0 && everyName.has(name)
  return isEvery && schema['properties'] === undefined
    ? { ...without(schema, ['patternProperties']), additionalProperties: inner } : schema
}

const textType = { type: 'string' }

const spellNames = (schema: Node): Node => {
  const { propertyNames } = schema
  if (!isNode(propertyNames) || sameness.areSame(propertyNames, textType)) {
    return isNode(propertyNames) ? without(schema, ['propertyNames']) : schema
  }
  return propertyNames['type'] === undefined && propertyNames['$ref'] === undefined
    ? { ...schema, propertyNames: { ...propertyNames, ...textType } } : schema
}

const unnamed = (name: string, inner: unknown): unknown => {
  if (!isNode(inner) || !isNode(inner['xml']) || inner['xml']['name'] !== name) return inner
  const { xml: { name: _, ...xml }, ...rest } = inner as Node & { xml: Node }
  return Object.keys(xml).length === 0 ? rest : { ...rest, xml }
}

/** In XML a property has its own name unsaid. */
const spellXmlNames = (schema: Node): Node => {
  const { properties } = schema
  if (!isNode(properties) || Object.values(properties).every((inner) =>
    membersOf(inner)['xml'] === undefined)) return schema
  const named = Object.entries(properties).map(([name, inner]) => [name, unnamed(name, inner)])
  return { ...schema, properties: Object.fromEntries(named) as Node }
}

const isClosed = (schema: Node): boolean =>
  schema['additionalProperties'] === false && schema['patternProperties'] === undefined

/** Objects in one spelling. */
export const spellObjects = (written: Node): Node => {
  const schema = spellXmlNames(spellNames(spellEveryName(spellDuties(written))))
  const { minProperties, maxProperties, propertyNames } = schema
  const required = textsOf(schema['required']).length
  const known = Object.keys(membersOf(schema['properties'])).length
  return without(schema, [
    ...(schema['type'] === 'object' && Number(minProperties) <= required ? ['minProperties'] : []),
    ...(isClosed(schema) && Number(maxProperties) >= known ? ['maxProperties'] : []),
    ...(isAny(propertyNames) ? ['propertyNames'] : []),
  ])
}
