import { referenceOf } from '../../document/json-node.ts'
import { proseKeywords } from '../../document/keywords.ts'
import { schemaPromises } from '../../semantic/schema-promises.ts'
import type { Comparison, Direction, Pair, Place } from '../comparison.ts'
import { otherwise } from '../extension-rules.ts'
import { lifecycleRules } from '../lifecycle-rules.ts'
import { always, compareMembers, whereOf, type Rules } from '../members.ts'
import { applicatorRules } from './applicator-rules.ts'
import { boundRules } from './bounds.ts'
import { partRule } from './object-rules.ts'
import { presence, sayRelation } from './relation.ts'
import { resolveSchema } from './resolve-schema.ts'
import { comparedAsUnion, unionRules } from './union-rules.ts'
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
  compareMembers(comparison, pair, { kind: 'schema', rules, scope: { direction }, otherwise })
}

const parts = partRule(compareSchema)

const rules: Rules = {
  ...boundRules,
  ...valueRules,
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
