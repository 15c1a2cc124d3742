import { elementsOf, type Node } from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'

const without = (schema: Node, keys: string[]): Node =>
  keys.some((key) => Object.hasOwn(schema, key))
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key))) : schema

const isAny = (value: unknown): boolean =>
  value === undefined || value === true || sameness.areSame(value, {})

/** First elements that are like all others need no mention. */
const dropUsualPrefix = (schema: Node): Node => {
  const { items } = schema
  const prefix = elementsOf(schema['prefixItems'])
  const isUsual = (element: unknown): boolean =>
    isAny(items) ? isAny(element) : sameness.areSame(element, items)
  const last = prefix.findLastIndex((element) => !isUsual(element))
  if (last === prefix.length - 1) return schema
  const left = prefix.slice(0, last + 1)
  return left.length > 0 ? { ...schema, prefixItems: left } : without(schema, ['prefixItems'])
}

/** That nothing follows the first elements is how many there are at most. */
const spellEnd = (schema: Node): Node => {
  const prefix = elementsOf(schema['prefixItems'])
  const { items, maxItems } = schema
  if (items === false) {
    return { ...without(schema, ['items']), maxItems: Math.min(Number(maxItems ?? Infinity),
      prefix.length) }
  }
  return typeof maxItems === 'number' && maxItems <= prefix.length
    ? without(schema, ['items']) : schema
}

/** Lists in one spelling: what holds for all elements, what for the first, how many there are. */
export const spellLists = (schema: Node): Node => {
  const spelled = spellEnd(dropUsualPrefix(schema))
  const { contains, minContains = 1, minItems, maxItems } = spelled
  return without(spelled, [
    ...(contains !== undefined && Number(minItems) <= Number(minContains) ? ['minItems'] : []),
    ...(contains === undefined ? ['minContains', 'maxContains'] : []),
    ...(maxItems === 0 || maxItems === 1 ? ['uniqueItems'] : []),
  ])
}
