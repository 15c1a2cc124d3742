import { elementsOf, membersOf, textsOf, type Node } from '../../document/json-node.ts'
import type { Comparison, Place, Side } from '../comparison.ts'
import { resolveSchema } from './resolve-schema.ts'
import { typesOf } from './types-of.ts'

const valuesOf = (schema: unknown): Set<string> | undefined => {
  const values = membersOf(schema)['enum']
  return Array.isArray(values)
    ? new Set(elementsOf(values).map((value) => JSON.stringify(value))) : undefined
}

const haveOtherValues = (left: unknown, right: unknown): boolean => {
  const [one, other] = [valuesOf(left), valuesOf(right)]
  return one !== undefined && other !== undefined && one.isDisjointFrom(other)
}

type Resolve = (schema: unknown) => unknown

/** A property that both require, and whose values tell them apart. */
const haveOtherTags = ([left, right]: [Node, Node], resolve: Resolve): boolean => {
  const both = new Set(textsOf(left['required']))
    .intersection(new Set(textsOf(right['required'])))
  const [one, other] = [membersOf(left['properties']), membersOf(right['properties'])]
  return [...both].some((name) => haveOtherValues(resolve(one[name]), resolve(other[name])))
}

/** Whether no value can fit two of these branches, as far as types, values and tags can tell. */
export const areDisjoint = (
  comparison: Comparison,
  { side, places }: { side: Side; places: Place[] },
): boolean => {
  const resolve: Resolve = (value) => resolveSchema(comparison, side, { value, at: '' }).value
  const schemas = places.map(({ value }) => membersOf(resolve(value)))
  const apart = (left: Node, right: Node): boolean =>
    typesOf(left).isDisjointFrom(typesOf(right)) || haveOtherValues(left, right)
    || haveOtherTags([left, right], resolve)
  return schemas.every((schema, index) =>
    schemas.slice(index + 1).every((other) => apart(schema, other)))
}
