import { always, meaning, type Rule } from '../structure/members.ts'
import { citedRequirements } from './cited-requirements.ts'
import { stateMachine } from './state-machine.ts'

const plane = 'semantic'

/** Which currency an amount is in. */
const currency: Rule = meaning({
  added: { verdict: 'minor', why: 'it is said where the currency stands' },
  removed: { verdict: 'major', why: 'nobody can tell the currency of the amount any more' },
  changed: { verdict: 'major', why: 'the amount is in another currency than before' },
}, { plane })

/** Class rules for the contract's own extensions of schemas; `x-open-enum` is judged with enums. */
export const schemaPromises: Record<string, Rule> = {
  'x-currency': currency,
  // A mark for the lint: what may stand in the map is said by additionalProperties.
  'x-open-map': always('patch', 'it marks what additionalProperties says', plane),
  'x-state-machine': stateMachine,
  'x-requirements': citedRequirements,
}
