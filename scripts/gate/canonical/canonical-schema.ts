import { elementsOf, isNode, type Node } from '../document/json-node.ts'
import { dropIdle } from './drop-idle.ts'
import { joinBranches } from './join-branches.ts'
import { keepValues, typeOf } from './keep-values.ts'
import { spellLengths } from './spell-lengths.ts'
import { spellLists } from './spell-lists.ts'
import { spellNumbers } from './spell-numbers.ts'
import { spellObjects } from './spell-objects.ts'
import { spellOlder } from './spell-older.ts'
import { spellTypes } from './spell-types.ts'
import { spellAlone, spellMapping, spellTagged, spellUnion } from './spell-unions.ts'

/** `const` is an `enum` of one; an enum without a type has the type of its values. */
const spellValues = (schema: Node): Node => {
  const { const: only, ...rest } = schema
  const values = Object.hasOwn(schema, 'const') ? [only] : rest['enum']
  if (!Array.isArray(values)) return schema
  const type = rest['type'] ?? [...new Set(values.map(typeOf))]
  return { ...rest, type, enum: values }
}

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** What no value keeps is `false`, what is not that is nothing said, and twice not is a part. */
const spellNothing = (schema: Node): Node => {
  const { not, ...rest } = schema
  const said = not === false ? rest : schema
  const { additionalProperties: others } = said
  const isClosed = isNode(others) && Object.keys(others).length === 1 && isAny(others['not'])
  const closed = isClosed ? { ...said, additionalProperties: false } : said
  if (!isNode(not) || not['not'] === undefined || Object.keys(not).length > 1) return closed
  const { not: _, ...outer } = closed
  return { ...outer, allOf: [...elementsOf(outer['allOf']), not['not']] }
}

const spellUnions = (schema: Node): Node => {
  if (schema['oneOf'] === undefined && schema['anyOf'] === undefined) return schema
  const steps = (['oneOf', 'anyOf'] as const)
    .flatMap((key) => [spellUnion(key), joinBranches(key), spellUnion(key)])
  return steps.reduce((spelled, spell) => spell(spelled), schema)
}

const spellings = [
  spellOlder, spellNothing, spellValues, spellTypes, spellTagged, spellMapping, spellUnions,
  spellAlone, spellValues, spellTypes, keepValues, spellTypes, spellNumbers, spellLists,
  spellObjects, spellLengths, dropIdle,
]

/** One spelling for what JSON Schema can say in several ways; its subschemas have theirs. */
export const canonicalSchema = (schema: Node): Node =>
  spellings.reduce((spelled, spell) => spell(spelled), schema)
