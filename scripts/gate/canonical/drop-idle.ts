import { isNode, textsOf, type Node } from '../document/json-node.ts'

const keywordsOf: Record<string, string[]> = {
  number: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf'],
  string: ['maxLength', 'minLength', 'pattern'],
  array: ['maxItems', 'minItems', 'uniqueItems', 'contains', 'maxContains', 'minContains'],
  object: ['maxProperties', 'minProperties', 'propertyNames', 'dependentRequired'],
}

const without = (schema: Node, keys: string[]): Node =>
  keys.some((key) => Object.hasOwn(schema, key))
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key))) : schema

/** What is said of values of a type that never come is said of nothing. */
const dropForeign = (schema: Node): Node => {
  if (schema['type'] === undefined) return schema
  const types = new Set(textsOf([schema['type']].flat())
    .map((type) => (type === 'integer' ? 'number' : type)))
  const foreign = Object.keys(keywordsOf).filter((type) => !types.has(type))
  return without(schema, foreign.flatMap((type) => keywordsOf[type] ?? []))
}

/** Whole numbers have their bounds at whole numbers, and a number that is whole is an integer. */
const spellWhole = (schema: Node): Node => {
  if (schema['type'] === 'number' && schema['multipleOf'] === 1) {
    return spellWhole({ ...schema, type: 'integer' })
  }
  if (schema['type'] !== 'integer') return schema
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum } = schema
  const least = [minimum, typeof above === 'number' ? Math.floor(above) + 1 : undefined]
    .filter((bound) => typeof bound === 'number').map(Math.ceil)
  const most = [maximum, typeof below === 'number' ? Math.ceil(below) - 1 : undefined]
    .filter((bound) => typeof bound === 'number').map(Math.floor)
  const idle = ['exclusiveMinimum', 'exclusiveMaximum', ...(schema['multipleOf'] === 1
    ? ['multipleOf'] : [])]
  return {
    ...without(schema, idle),
    ...(least.length > 0 ? { minimum: Math.max(...least) } : {}),
    ...(most.length > 0 ? { maximum: Math.min(...most) } : {}),
  }
}

type Keeps = (value: unknown, bound: number) => boolean

const lengthOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? Array.from(value).length : undefined

const keeps: Record<string, Keeps> = {
  maxLength: (value, bound) => (lengthOf(value) ?? 0) <= bound,
  minLength: (value, bound) => (lengthOf(value) ?? bound) >= bound,
  maximum: (value, bound) => typeof value !== 'number' || value <= bound,
  minimum: (value, bound) => typeof value !== 'number' || value >= bound,
}

const matches = (value: unknown, pattern: string): boolean => {
  try {
    return typeof value !== 'string' || new RegExp(pattern, 'u').test(value)
  } catch {
    return false
  }
}

/** A bound that every value of a closed enum keeps takes none of them away. */
const dropKept = (schema: Node): Node => {
  const { enum: values } = schema
  if (!Array.isArray(values) || schema['x-open-enum'] === true) return schema
  const { pattern } = schema
  const isMatched = typeof pattern === 'string' && values.every((value) => matches(value, pattern))
  const isBoth = schema['type'] === 'boolean' && values.includes(true) && values.includes(false)
  const kept = Object.entries(keeps).filter(([key, keep]) => {
    const bound = schema[key]
    return typeof bound === 'number' && values.every((value) => keep(value, bound))
  })
  const idle = kept.map(([key]) => key)
  return without(schema,
    [...idle, ...(isMatched ? ['pattern'] : []), ...(isBoth ? ['enum'] : [])])
}

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** Conditions that lead to nothing, and duties that others already hold. */
const dropEmpty = (schema: Node): Node => {
  const { if: condition, then, else: otherwise, minProperties, maxItems } = schema
  const leadsNowhere = then === undefined && otherwise === undefined
  const required = textsOf(schema['required']).length
  const isType = schema['type'] === 'object'
  return without(schema, [
    ...(condition === undefined || leadsNowhere ? ['if', 'then', 'else'] : []),
    ...(isAny(schema['propertyNames']) ? ['propertyNames'] : []),
    ...(isType && Number(minProperties) <= required ? ['minProperties'] : []),
    ...(maxItems === 0 || maxItems === 1 ? ['uniqueItems'] : []),
  ])
}

/** A schema without keywords that hold whatever the value: to add or to take one changes none. */
export const dropIdle = (schema: Node): Node =>
  [dropForeign, spellWhole, dropKept, dropEmpty].reduce((left, drop) => drop(left), schema)
