import { elementsOf, isNode, referenceOf, textsOf, type Node } from '../document/json-node.ts'
import { isConstraint, orNull } from '../document/keywords.ts'
import { dropIdle } from './drop-idle.ts'
import { spellLengths } from './spell-lengths.ts'
import { spellOlder } from './spell-older.ts'

const without = (node: Node, ...keys: string[]): Node =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)))

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** `const` is an `enum` of one; an enum without a type has the type of its values. */
const spellValues = (schema: Node): Node => {
  const { const: only, ...rest } = schema
  const values = Object.hasOwn(schema, 'const') ? [only] : rest['enum']
  if (!Array.isArray(values)) return schema
  const type = rest['type'] ?? [...new Set(values.map(typeOf))]
  return { ...rest, type, enum: values }
}

/** Null is said in one way: the mark `orNull` beside the other types. */
const spellNull = (schema: Node): Node => {
  const types = Array.isArray(schema['type']) ? textsOf(schema['type']) : undefined
  const values = schema['enum']
  const others = types?.filter((type) => type !== 'null')
  if (types === undefined || others === undefined || others.length === 0) return schema
  const type = others.length === 1 ? others[0] : others
  const isNullable = types.length > others.length
    && (!Array.isArray(values) || values.includes(null))
  const some = Array.isArray(values) ? { enum: values.filter((value) => value !== null) } : {}
  return { ...schema, type, ...some, ...(isNullable ? { [orNull]: true } : {}) }
}

const isNullOnly = (schema: unknown): boolean =>
  isNode(schema) && (schema['type'] === 'null' || String(schema['type']) === 'null')
  && Object.keys(schema).filter(isConstraint).every((key) => key === 'type' || key === 'enum')

const isAnnotated = (schema: Node): boolean => !Object.keys(schema).some(isConstraint)

/** What is left of a union when null is taken out of it and one branch alone remains. */
const unwrap = (schema: Node, branch: unknown, isNullable: boolean): Node => {
  const mark = isNullable ? { [orNull]: true } : {}
  if (!isNode(branch)) return schema
  if (referenceOf(branch) === undefined && branch['type'] === undefined && isNullable) {
    // A branch without a type admits null already, unless a union of its own says otherwise.
    return branch['oneOf'] === undefined && branch['anyOf'] === undefined
      ? { ...branch, ...schema }
      : { ...branch, ...schema, ...mark }
  }
  return { ...branch, ...schema, ...mark }
}

const spellUnion = (key: 'oneOf' | 'anyOf' | 'allOf') => (schema: Node): Node => {
  const branches = elementsOf(schema[key])
  if (branches.length === 0) return schema
  const others = key === 'allOf' ? branches : branches.filter((branch) => !isNullOnly(branch))
  const isNullable = others.length < branches.length
  if (others.length === 0) return { ...without(schema, key), type: 'null' }
  const outer = without(schema, key, 'discriminator')
  if (others.length === 1 && isAnnotated(outer)) return unwrap(outer, others[0], isNullable)
  return isNullable ? { ...schema, [key]: others, [orNull]: true } : schema
}

/** A tag tells the branches apart, so that no value fits two of them. */
const spellTagged = (schema: Node): Node => {
  const { anyOf, ...rest } = schema
  const isTagged = anyOf !== undefined && schema['discriminator'] !== undefined
  return isTagged && schema['oneOf'] === undefined ? { ...rest, oneOf: anyOf } : schema
}

/** A mapping may name a component alone. */
const spellMapping = (schema: Node): Node => {
  const { discriminator } = schema
  if (!isNode(discriminator) || !isNode(discriminator['mapping'])) return schema
  const mapping = Object.fromEntries(Object.entries(discriminator['mapping'])
    .map(([tag, target]) => [tag, /^[A-Za-z0-9._-]+$/.test(String(target))
      ? `#/components/schemas/${String(target)}` : target]))
  return { ...schema, discriminator: { ...discriminator, mapping } }
}

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** What no value keeps is `false`, and what is not that is nothing said. */
const spellNothing = (schema: Node): Node => {
  const said = schema['not'] === false ? without(schema, 'not') : schema
  const { additionalProperties: others } = said
  const isClosed = isNode(others) && Object.keys(others).length === 1 && isAny(others['not'])
  return isClosed ? { ...said, additionalProperties: false } : said
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

const spellings = [
  spellOlder, spellNothing, spellValues, spellNull, spellTagged, spellMapping,
  spellUnion('oneOf'), spellUnion('anyOf'), spellUnion('allOf'), dropIdle, spellLengths, dropUnsaid,
]

/** One spelling for what JSON Schema can say in several ways; its subschemas have theirs. */
export const canonicalSchema = (schema: Node): Node =>
  spellings.reduce((spelled, spell) => spell(spelled), schema)
