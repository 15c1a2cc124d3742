import { elementsOf, isNode, membersOf, textsOf, type Node } from '../document/json-node.ts'
import { isConstraint, orNull } from '../document/keywords.ts'
import { sameness } from '../document/sameness.ts'
import { patternRelation } from '../pattern/pattern-relation.ts'
import { canonicalSchema } from './canonical-schema.ts'

/** Two schemas of one place as one, or nothing where they cannot be told in one. */
type Both = (left: unknown, right: unknown) => unknown

const number = (pick: (left: number, right: number) => number): Both => (left, right) =>
  (typeof left === 'number' && typeof right === 'number' ? pick(left, right) : undefined)

const divisor = (left: number, right: number): number =>
  (right === 0 ? left : divisor(right, left % right))

const multiple = number((left, right) => (left * right) / divisor(left, right))

const union: Both = (left, right) => [...new Set([...elementsOf(left), ...elementsOf(right)])]

const shared: Both = (left, right) => {
  const values = elementsOf(left).filter((value) =>
    elementsOf(right).some((other) => sameness.areSame(value, other)))
  return values.length > 0 ? values : undefined
}

const pattern: Both = (left, right) => {
  const relation = patternRelation(String(left), String(right))
  if (relation === 'other') return undefined
  return relation === 'wider' ? left : right
}

/** What both hold; references are not followed, as they may lead back here. */
const inBoth: Both = (left, right) => {
  const both = isNode(left) && isNode(right) ? intersectKeywords(left, right) : undefined
  return both === undefined ? { allOf: [left, right] } : canonicalSchema(both)
}

const each = (both: Both): Both => (left, right) => {
  const [one, other] = [membersOf(left), membersOf(right)]
  const joined = Object.entries(other).map(([name, inner]): [string, unknown] =>
    [name, Object.hasOwn(one, name) && !sameness.areSame(one[name], inner)
      ? both(one[name], inner) : inner])
  return { ...one, ...Object.fromEntries(joined) }
}

const [least, most] = [number(Math.max), number(Math.min)]

/** How two values of one keyword are told as one. */
const intersections: Record<string, Both> = {
  minimum: least, exclusiveMinimum: least, minLength: least, minItems: least, minProperties: least,
  maximum: most, exclusiveMaximum: most, maxLength: most, maxItems: most, maxProperties: most,
  multipleOf: (left, right) =>
    (Number.isInteger(left) && Number.isInteger(right) ? multiple(left, right) : undefined),
  uniqueItems: () => true,
  enum: shared,
  pattern,
  required: union,
  properties: each(inBoth),
  items: inBoth,
  dependentRequired: each(union),
}

/** Keywords that look at those beside them: merged, they would see more or less than before. */
const lookAside: [keyword: string, sees: string[]][] = [
  ['additionalProperties', ['properties', 'patternProperties', 'additionalProperties']],
  ['items', ['prefixItems']],
  ['if', ['if', 'then', 'else']],
  ['contains', ['contains', 'minContains', 'maxContains']],
  ['minContains', ['contains', 'minContains', 'maxContains']],
  ['maxContains', ['contains', 'minContains', 'maxContains']],
]

const sees = (one: Node, other: Node): boolean =>
  lookAside.some(([keyword, seen]) =>
    one[keyword] !== undefined && seen.some((key) => other[key] !== undefined))

/** Keywords that are right only where they stand. */
const unmovable =
  ['unevaluatedProperties', 'unevaluatedItems', 'discriminator', 'x-open-enum', '$ref', 'allOf']

const applicators = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'enum', '$ref']

/** Where null may come by the mark, and something beside it may refuse it. */
const isUnsureOfNull = (one: Node, other: Node): boolean =>
  one[orNull] === true && (one['type'] === undefined
    || applicators.some((key) => other[key] !== undefined && (key !== 'enum' || !other['type'])))

const typesOf = (schema: Node): Set<string> | undefined =>
  (schema['type'] === undefined ? undefined : new Set(textsOf([schema['type']].flat())))

const typesInBoth = (left: Set<string>, right: Set<string>): string[] => {
  const isIn = (types: Set<string>, name: string) =>
    types.has(name) || (name === 'integer' && types.has('number'))
  return [...left.union(right)].filter((name) => isIn(left, name) && isIn(right, name))
}

/** The types of both, with null where both admit it; nothing where there is none. */
const intersectTypes = (left: Node, right: Node): Node | undefined => {
  const [one, other] = [typesOf(left), typesOf(right)]
  const typed = one === undefined ? right : left
  if (one === undefined || other === undefined) {
    const { type, [orNull]: mark } = typed
    return { ...(type === undefined ? {} : { type }), ...(mark === true ? { [orNull]: true } : {}) }
  }
  const types = typesInBoth(one, other)
  const isNullable = left[orNull] === true && right[orNull] === true
  if (types.length === 0) return isNullable ? { type: 'null' } : undefined
  return { type: types, ...(isNullable ? { [orNull]: true } : {}) }
}

const intersectMember = (key: string, left: unknown, right: unknown): unknown => {
  if (left === undefined) return right
  if (right === undefined || sameness.areSame(left, right) || !isConstraint(key)) return left
  return intersections[key]?.(left, right)
}

/** Both schemas at once as one, or nothing where they cannot be told in one. */
export function intersectKeywords(left: Node, right: Node): Node | undefined {
  if (unmovable.some((key) => right[key] !== undefined) || left['$ref'] !== undefined) {
    return undefined
  }
  if (sees(left, right) || sees(right, left)) return undefined
  if (isUnsureOfNull(left, right) || isUnsureOfNull(right, left)) return undefined
  const types = intersectTypes(left, right)
  if (types === undefined) return undefined
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
    .difference(new Set(['type', orNull]))
  const members: [string, unknown][] = []
  for (const key of keys) {
    const both = intersectMember(key, left[key], right[key])
    if (both === undefined) return undefined
    members.push([key, both])
  }
  return { ...types, ...Object.fromEntries(members) }
}
