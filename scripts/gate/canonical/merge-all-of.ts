import { elementsOf, isNode, nodeAt, referenceOf, type Node } from '../document/json-node.ts'
import { isConstraint, orNull } from '../document/keywords.ts'
import type { Sameness } from '../document/sameness.ts'

type Context = { document: Node; sameness: Pick<Sameness, 'areSame'> }

/** Keywords that look at those beside them: merged, they would see more than before. */
const lookAside = [
  'additionalProperties', 'patternProperties', 'unevaluatedProperties', 'unevaluatedItems', 'not',
  'if', 'then', 'else', 'propertyNames', 'minProperties', 'maxProperties', 'discriminator',
]

const mergeProperties = (left: Node, right: Node, { sameness }: Context): Node | undefined => {
  const shared = Object.keys(right).filter((name) => Object.hasOwn(left, name))
  return shared.every((name) => sameness.areSame(left[name], right[name]))
    ? { ...left, ...right }
    : undefined
}

const mergeMember = (
  key: string,
  { left, right, context }: { left: unknown; right: unknown; context: Context },
): unknown => {
  if (context.sameness.areSame(left, right) || !isConstraint(key)) return left
  if (key === 'required') return [...new Set([...elementsOf(left), ...elementsOf(right)])]
  if (key === 'properties' && isNode(left) && isNode(right)) {
    return mergeProperties(left, right, context)
  }
  return undefined
}

/** Both at once as one schema, or nothing where they cannot be told in one. */
const merge = (left: Node, right: Node, context: Context): Node | undefined => {
  const isTyped = left['type'] !== undefined && right['type'] !== undefined
  if (isTyped && left[orNull] !== right[orNull]) return undefined
  if (lookAside.some((key) => right[key] !== undefined)) return undefined
  const merged: Node = { ...left }
  for (const [key, value] of Object.entries(right)) {
    const isNew = !Object.hasOwn(left, key)
    const both = isNew ? value : mergeMember(key, { left: left[key], right: value, context })
    if (both === undefined) return undefined
    merged[key] = both
  }
  return merged
}

const resolve = (element: unknown, { document }: Context): Node | undefined => {
  const reference = referenceOf(element)
  const target = reference === undefined ? element : nodeAt(document, reference)
  return isNode(target) && referenceOf(target) === undefined ? target : undefined
}

/** What stands beside a `$ref` and narrows it makes both of them the parts of an allOf. */
const spellBeside = (schema: Node): Node => {
  const { $ref: reference, ...beside } = schema
  const narrows = Object.keys(beside).some((key) => isConstraint(key))
  if (reference === undefined || !narrows) return schema
  return { ...beside, allOf: [{ $ref: reference }, ...elementsOf(beside['allOf'])] }
}

/** The schema with those elements of its allOf merged into it that can be. */
export const mergeAllOf = (schema: Node, context: Context): Node => {
  const spelled = spellBeside(schema)
  const elements = elementsOf(spelled['allOf'])
  if (elements.length === 0) return spelled
  let merged: Node = Object.fromEntries(
    Object.entries(spelled).filter(([key]) => key !== 'allOf'))
  if (lookAside.some((key) => merged[key] !== undefined && !key.startsWith('unevaluated'))) {
    return spelled
  }
  const left: unknown[] = []
  for (const element of elements) {
    const part = resolve(element, context)
    const both = part === undefined ? undefined : merge(merged, part, context)
    if (both === undefined) left.push(element)
    else merged = both
  }
  return left.length > 0 ? { ...merged, allOf: left } : merged
}
