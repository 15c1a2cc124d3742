import { valueKeywords } from '../../canonical/keep-values.ts'
import { membersOf, referenceOf, type Node } from '../../document/json-node.ts'
import { keywordType, proseKeywords, typedKeywords } from '../../document/keywords.ts'
import { schemaPromises } from '../../semantic/schema-promises.ts'
import type { Comparison, Direction, Pair, Place } from '../comparison.ts'
import { otherwise } from '../extension-rules.ts'
import { lifecycleRules } from '../lifecycle-rules.ts'
import { always, compareMembers, whereOf, whole, type Rule, type Rules } from '../members.ts'
import { applicatorRules } from './applicator-rules.ts'
import { boundRules } from './bounds.ts'
import { comparedAsUnion } from './compared-as-union.ts'
import { partRule } from './object-rules.ts'
import { presence, sayRelation } from './relation.ts'
import { resolveSchema } from './resolve-schema.ts'
import { textRules } from './text-rules.ts'
import { typesOf } from './types-of.ts'
import { unionRules } from './union-rules.ts'
import { valueRules } from './value-rules.ts'

export type CompareSchema = (
  comparison: Comparison,
  compared: { pair: Pair; direction: Direction },
) => void

const prose = always('patch', 'it is documentation')

const opened = (place: Place): Place =>
  ({ ...place, value: place.value === true ? {} : place.value })

/** Where a reference itself changed, the place that holds it is the one to look at. */
const resolved = (comparison: Comparison, written: Pair): Pair => {
  const base = opened(resolveSchema(comparison, 'base', written.base))
  const revision = opened(resolveSchema(comparison, 'revision', written.revision))
  const { sameness } = comparison
  if (referenceOf(written.base.value) !== referenceOf(written.revision.value)) {
    comparison.look(written, 'whole')
  }
  if (sameness.areSame(written.base.value, written.revision.value)) return { base, revision }
  const shown = whereOf(written)
  return { base: { ...base, shown }, revision: { ...revision, shown } }
}

const silent: Rule = whole(() => {})

/** Keywords about values that only one of the sides has: that these came or went says it all. */
const toldByTypes = (base: unknown, revision: unknown): string[] => {
  const [was, is] = [typesOf(base), typesOf(revision)]
  const both = new Set([...was.intersection(is)].map(keywordType))
  const differ = was.symmetricDifference(is).size > 0 && both.difference(new Set(['null'])).size > 0
  return differ ? Object.entries(typedKeywords)
    .flatMap(([type, keys]) => (both.has(type) ? [] : keys)) : []
}

/** Keywords of the side without an enum: whether the values keep them is told with the enum. */
const toldByValues = (base: Node, revision: Node): string[] => {
  const [was, is] = [base, revision].map((schema) => Array.isArray(schema['enum']))
  if (was === is || base['x-open-enum'] === true || revision['x-open-enum'] === true) return []
  return [...valueKeywords(was === true ? revision : base)].filter((key) => key !== 'type')
}

const toldByOthers = ({ base, revision }: Pair): Set<string> =>
  new Set([
    ...toldByTypes(base.value, revision.value),
    ...toldByValues(membersOf(base.value), membersOf(revision.value)),
  ])

/** Says what the difference between two schemas means to who sends and who gets their values. */
export const compareSchema: CompareSchema = (comparison, { pair: written, direction }) => {
  if (comparison.areSame(written)) return
  const pair = resolved(comparison, written)
  const numbers = [pair.base, pair.revision].map(({ value }) => comparison.sameness.numberOf(value))
  if (!comparison.enter(pair, `${direction} ${numbers.join()}`) || comparison.areSame(pair)) return
  if (pair.base.value === false || pair.revision.value === false) {
    const relation = pair.base.value === false ? 'wider' : 'narrower'
    sayRelation(comparison, { relation, name: 'schema', pair, direction })
    return
  }
  if (comparedAsUnion(comparison, { pair, direction, compare: compareSchema })) return
  const told = toldByOthers(pair)
  const own = told.size === 0 ? rules
    : { ...rules, ...Object.fromEntries([...told].map((key) => [key, silent])) }
  compareMembers(comparison, pair, { kind: 'schema', rules: own, scope: { direction }, otherwise })
}

const parts = partRule(compareSchema)

const rules: Rules = {
  ...boundRules,
  ...valueRules,
  ...textRules,
  ...applicatorRules(compareSchema),
  ...unionRules(compareSchema),
  ...lifecycleRules,
  ...schemaPromises,
  properties: parts,
  required: parts,
  // Whether a property is read-only or write-only decides in which direction it exists.
  readOnly: always('patch', 'the property itself is judged by direction'),
  writeOnly: always('patch', 'the property itself is judged by direction'),
  contentEncoding: presence,
  contentMediaType: presence,
  ...Object.fromEntries([...proseKeywords].map((key) => [key, prose])),
}
