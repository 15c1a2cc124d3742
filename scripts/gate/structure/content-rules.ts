import { keysOf, membersOf } from '../document/json-node.ts'
import { encodingRule, type CompareHeader } from './encoding-rules.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, changeOf, compareMembers, entered, memberPair, whereOf, type Rule, type Rules,
} from './members.ts'
import { compareSchema } from './schema/schema-comparison.ts'

const prose = always('patch', 'it is documentation')

/** The schema of a media type, a parameter or a header. */
export const schemaRule: Rule = entered((comparison, { key, scope: { direction }, ...pair }) => {
  const change = changeOf(pair)
  if (change === 'changed') return compareSchema(comparison, { pair, direction })
  // Without a schema anything may come: one more narrows, one less widens.
  const isBreaking = (change === 'added') === (direction === 'request')
  comparison.say({
    verdict: isBreaking ? 'major' : 'minor', plane: 'wire', id: `${direction}-${key}-${change}`,
    where: whereOf(pair),
    why: isBreaking ? 'values that were not refused may be' : 'it is said what comes',
  })
})

/** Whoever compares headers gives them to the rules of media types, which headers have too. */
const mediaTypeRules = (compareHeader: CompareHeader): Rules => ({
  schema: schemaRule, itemSchema: schemaRule, encoding: encodingRule(compareHeader),
  example: prose, examples: prose,
})

/** Media types by name; `isAnswer` tells that the client may ask for the one it wants. */
export const content = (isAnswer: boolean, compareHeader: CompareHeader): Rule => {
  const rules = mediaTypeRules(compareHeader)
  return entered((comparison, { scope: { direction }, ...pair }) => {
    for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      const one = memberPair(pair, name)
      const change = changeOf(one)
      if (comparison.areSame(one)) continue
      comparison.look(one, change === 'changed' ? 'entered' : 'whole')
      if (change === 'changed') {
        const scope = { direction }
        compareMembers(comparison, one, { kind: 'mediaType', rules, scope, otherwise })
        continue
      }
      const isBreaking = change === 'removed' || (direction === 'response' && !isAnswer)
      comparison.say({
        verdict: isBreaking ? 'major' : 'minor',
        plane: 'wire',
        id: `${direction}-media-type-${change}`,
        where: whereOf(one),
        why: isBreaking ? 'who writes or reads it has to change' : 'there is one way more',
      })
    }
  })
}
