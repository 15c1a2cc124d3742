import {
  elementsOf, isNode, membersOf, nodeAt, referenceOf, type Node,
} from '../document/json-node.ts'
import { isConstraint, orNull, subtypes } from '../document/keywords.ts'
import { intersectKeywords } from './intersect-keywords.ts'

type Part = { schema: unknown; open: Set<string> }

/** What stands beside a `$ref` and narrows it makes both of them the parts of an allOf. */
const spellBeside = (schema: Node): Node => {
  const { $ref: reference, ...beside } = schema
  const narrows = Object.keys(beside).some((key) => isConstraint(key))
  if (reference === undefined || !narrows) return schema
  return { ...beside, allOf: [{ $ref: reference }, ...elementsOf(beside['allOf'])] }
}

/** As a part of another, a schema with a tag is itself alone and none of those made of it. */
const asPart = (schema: Node): Node => {
  const { discriminator, [subtypes]: _, ...own } = schema
  const isUnion = own['oneOf'] !== undefined || own['anyOf'] !== undefined
  return discriminator === undefined || isUnion ? schema : own
}

/** The parts of a part, where it is nothing but their sum. */
const partsOf = ({ schema, open }: Part, document: Node): Part[] => {
  if (!isNode(schema)) return [{ schema, open }]
  const reference = referenceOf(schema)
  if (reference !== undefined) {
    const { $ref: _, ...beside } = schema
    const target = nodeAt(document, reference)
    if (!isNode(target) || open.has(reference) || beside[orNull] === true) return [{ schema, open }]
    const inner = partsOf(
      { schema: asPart(target), open: new Set([...open, reference]) }, document)
    return Object.keys(beside).length === 0 ? inner : [...inner, { schema: beside, open }]
  }
  const { allOf: parts, ...outer } = schema
  if (parts === undefined || outer[orNull] === true) return [{ schema, open }]
  const inner = elementsOf(parts).flatMap((part) => partsOf({ schema: part, open }, document))
  return Object.keys(outer).length === 0 ? inner : [{ schema: outer, open }, ...inner]
}

const sayingOnce = ['oneOf', 'anyOf', 'not', 'if', 'contains']

/** Keywords of which one schema has but one: where several parts have it, each keeps its own. */
const saidTwice = (parts: unknown[]): string[] =>
  sayingOnce.filter((key) =>
    parts.filter((part) => membersOf(part)[key] !== undefined).length > 1)

/** The schema with those parts of its allOf merged into it that can be. */
export const mergeAllOf = (schema: Node, document: Node): Node => {
  const { allOf, ...outer } = spellBeside(schema)
  const elements = elementsOf(allOf)
  if (elements.length === 0 || outer[orNull] === true && outer['type'] === undefined) return schema
  let merged: Node = outer
  const left: unknown[] = []
  const parts = elements.map((element) =>
    partsOf({ schema: element, open: new Set() }, document).map(({ schema: part }) => part))
  const several = saidTwice([outer, ...parts.flat()])
  for (const [index, element] of elements.entries()) {
    let both: Node | undefined = merged
    for (const part of parts[index] ?? []) {
      if (part === true || both === undefined) continue
      const isOneOfSeveral = several.some((key) => membersOf(part)[key] !== undefined)
      both = isNode(part) && !isOneOfSeveral ? intersectKeywords(both, part) : undefined
    }
    if (both === undefined) left.push(element)
    else merged = both
  }
  if (left.length === elementsOf(schema['allOf']).length && merged === outer) return schema
  return left.length > 0 ? { ...merged, allOf: left } : merged
}
