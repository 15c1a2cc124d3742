import { isNode, keysOf, membersOf, textsOf } from '../../document/json-node.ts'
import type { Comparison, Direction, Pair, Side } from '../comparison.ts'
import { entered, memberPair, type Rule } from '../members.ts'
import { partChange, sayPart } from '../parts.ts'
import { resolveSchema } from './resolve-schema.ts'
import type { CompareSchema } from './schema-comparison.ts'

const hiddenBy = { request: 'readOnly', response: 'writeOnly' } as const

type Property = { owner: Pair; name: string; direction: Direction }

const propertyPair = ({ owner, name }: Property): Pair =>
  memberPair(memberPair(owner, 'properties'), name)

/** Whether a property takes part in this direction, and whether it has to. */
const presenceOf = (comparison: Comparison, side: Side, property: Property) => {
  const { owner, name, direction } = property
  const pair = propertyPair(property)
  const schema = resolveSchema(comparison, side, pair[side]).value
  const isNamed = pair[side].value !== undefined
  const required = textsOf(membersOf(owner[side].value)['required']).includes(name)
  const isNowhere = pair.base.value === undefined && pair.revision.value === undefined
  const isHidden = membersOf(schema)[hiddenBy[direction]] === true
  // A name that neither side describes is only a duty, and the values under it are free.
  return { is: isNamed ? !isHidden : isNowhere, required, isNamed }
}

/** A name of its own within a map is compared with what the map admitted under any name. */
const compareWithRest = (
  comparison: Comparison,
  { property, compare }: { property: Property; compare: CompareSchema },
): void => {
  const { owner, direction } = property
  const named = propertyPair(property)
  const rest = memberPair(owner, 'additionalProperties')
  const pair = {
    base: named.base.value === undefined ? rest.base : named.base,
    revision: named.revision.value === undefined ? rest.revision : named.revision,
  }
  const isMap = isNode(rest.base.value) || isNode(rest.revision.value)
  const { base, revision } = pair
  if (isMap && base.value !== undefined && revision.value !== undefined) {
    compare(comparison, { pair, direction })
  }
}

const compareProperty = (
  comparison: Comparison,
  { property, compare }: { property: Property; compare: CompareSchema },
): void => {
  const { direction } = property
  const pair = propertyPair(property)
  const base = presenceOf(comparison, 'base', property)
  const revision = presenceOf(comparison, 'revision', property)
  const change = partChange(base, revision)
  if (change !== undefined) sayPart(comparison, { part: 'property', change, pair, direction })
  const isBoth = base.isNamed && revision.isNamed
  const isSent = base.is && revision.is
  comparison.look(pair, isBoth && isSent ? 'entered' : 'whole')
  if (isBoth && isSent) compare(comparison, { pair, direction })
  else if (!isBoth) compareWithRest(comparison, { property, compare })
}

/** A property and the duty to send it are compared together, whichever of the two changed. */
export const partRule = (compare: CompareSchema): Rule =>
  entered((comparison, { owner, scope: { direction } }) => {
    const { base, revision } = owner
    const named = keysOf(
      membersOf(membersOf(base.value)['properties']),
      membersOf(membersOf(revision.value)['properties']))
    const required = [base, revision].flatMap(({ value }) => textsOf(membersOf(value)['required']))
    comparison.look(memberPair(owner, 'required'), 'whole')
    comparison.look(memberPair(owner, 'properties'), 'entered')
    for (const name of new Set([...named, ...required])) {
      compareProperty(comparison, { property: { owner, name, direction }, compare })
    }
  })
