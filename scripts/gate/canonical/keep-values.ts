import { elementsOf, isNode, textsOf, type Node } from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'

type Keeps = (value: unknown, bound: unknown) => boolean

export const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const lengthOf = (value: string): number => Array.from(value).length

const ofText = (keep: (text: string, bound: number) => boolean): Keeps => (value, bound) =>
  typeof value !== 'string' || keep(value, Number(bound))

const ofNumber = (keep: (number: number, bound: number) => boolean): Keeps => (value, bound) =>
  typeof value !== 'number' || keep(value, Number(bound))

const isMultiple = (value: number, of: number): boolean =>
  Math.abs(value / of - Math.round(value / of)) < 1e-9

const hasType: Keeps = (value, bound) => {
  const types = new Set(textsOf([bound].flat()))
  return types.has(typeOf(value)) || (types.has('number') && typeof value === 'number')
}

const isNoneOf: Keeps = (value, bound) =>
  !elementsOf((bound as Node)['enum']).some((other) => sameness.areSame(value, other))

/** Keywords of which it can be told whether a value keeps them. */
const keeps: Record<string, Keeps> = {
  type: hasType,
  maxLength: ofText((text, bound) => lengthOf(text) <= bound),
  minLength: ofText((text, bound) => lengthOf(text) >= bound),
  pattern: (value, bound) =>
    typeof value !== 'string' || new RegExp(String(bound), 'u').test(value),
  maximum: ofNumber((number, bound) => number <= bound),
  minimum: ofNumber((number, bound) => number >= bound),
  exclusiveMaximum: ofNumber((number, bound) => number < bound),
  exclusiveMinimum: ofNumber((number, bound) => number > bound),
  multipleOf: ofNumber(isMultiple),
  not: isNoneOf,
}

/** Those of the keywords that a schema has, and that single values can be held against. */
const heldKeys = (schema: Node): string[] => {
  const { not } = schema
  const isKnown = isNode(not) && Array.isArray(not['enum'])
    && Object.keys(not).every((key) => key === 'enum' || key === 'type')
  return Object.keys(keeps).filter((key) =>
    schema[key] !== undefined && (key !== 'not' || isKnown))
}

/** Whether a value keeps all that can be told of it; nothing where a pattern cannot be read. */
export const keepsAll = (schema: Node, value: unknown): boolean | undefined => {
  try {
    return heldKeys(schema).every((key) => keeps[key]?.(value, schema[key]) !== false)
  } catch {
    return undefined
  }
}

/** Keywords of which single values tell all there is to tell. */
export const valueKeywords = (schema: Node): Set<string> => new Set(heldKeys(schema))

/** A closed enum says all: what else is said of its values takes some away, or nothing. */
export const keepValues = (schema: Node): Node => {
  const { enum: values } = schema
  if (!Array.isArray(values) || schema['x-open-enum'] === true) return schema
  const kept = values.filter((value) => keepsAll(schema, value) !== false)
  const isSure = values.every((value) => keepsAll(schema, value) !== undefined)
  if (kept.length === 0 || !isSure) return schema
  const held = heldKeys(schema)
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => !held.includes(key)))
  const isBoth = kept.includes(true) && kept.includes(false)
    && kept.every((value) => typeof value === 'boolean')
  const { enum: _, ...free } = rest
  return isBoth
    ? { ...free, type: 'boolean' }
    : { ...rest, type: [...new Set(kept.map(typeOf))], enum: kept }
}
