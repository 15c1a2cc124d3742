import { elementsOf, membersOf, textsOf, type Node } from '../document/json-node.ts'
import { typesOf } from '../structure/schema/types-of.ts'

const valuesOf = (schema: unknown): Set<string> | undefined => {
  const values = membersOf(schema)['enum']
  return Array.isArray(values)
    ? new Set(elementsOf(values).map((value) => JSON.stringify(value))) : undefined
}

const haveOtherValues = (left: unknown, right: unknown): boolean => {
  const [one, other] = [valuesOf(left), valuesOf(right)]
  return one !== undefined && other !== undefined && one.isDisjointFrom(other)
}

/** Answers what a schema's reference leads to. */
export type Resolve = (schema: unknown) => unknown

/** A property that both require, and whose values tell them apart. */
const haveOtherTags = (left: Node, right: Node, resolve: Resolve): boolean => {
  const both = new Set(textsOf(left['required']))
    .intersection(new Set(textsOf(right['required'])))
  const [one, other] = [membersOf(left['properties']), membersOf(right['properties'])]
  return [...both].some((name) => haveOtherValues(resolve(one[name]), resolve(other[name])))
}

/** The one takes no properties but its own, and the other must have one that is not among them. */
const isClosedTo = (closed: Node, other: Node): boolean => {
  const known = membersOf(closed['properties'])
  return closed['additionalProperties'] === false && closed['patternProperties'] === undefined
    && textsOf(other['required']).some((name) => !Object.hasOwn(known, name))
}

const isObject = ({ type }: Node): boolean => type === 'object'

const isBelow = (low: Node, high: Node): boolean => {
  const [most, end] = [Number(low['maximum']), Number(low['exclusiveMaximum'])]
  const [least, start] = [Number(high['minimum']), Number(high['exclusiveMinimum'])]
  return most < least || end <= least || most <= start || end <= start
}

const isNumber = ({ type }: Node): boolean => type === 'number' || type === 'integer'

const areObjectsApart = (left: Node, right: Node, resolve: Resolve): boolean =>
  haveOtherTags(left, right, resolve) || isClosedTo(left, right) || isClosedTo(right, left)

/** Whether no value can fit both, as far as types, values, bounds and tags can tell. */
const isApart = (left: Node, right: Node, resolve: Resolve): boolean => {
  if (typesOf(left).isDisjointFrom(typesOf(right)) || haveOtherValues(left, right)) return true
  if (isNumber(left) && isNumber(right)) return isBelow(left, right) || isBelow(right, left)
  return (isObject(left) || isObject(right)) && areObjectsApart(left, right, resolve)
}

/** Whether no value can fit two of these branches. */
export const areApart = (branches: unknown[], resolve: Resolve): boolean => {
  const schemas = branches.map((branch) => membersOf(resolve(branch)))
  return schemas.every((schema, index) =>
    schemas.slice(index + 1).every((other) => isApart(schema, other, resolve)))
}
