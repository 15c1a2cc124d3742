import { elementsOf, membersOf } from '../document/json-node.ts'
import type { Comparison, Direction, Pair, Place, Side } from './comparison.ts'
import { content, schemaRule } from './content-rules.ts'
import { otherwise } from './extension-rules.ts'
import { lifecycleRules } from './lifecycle-rules.ts'
import {
  always, compareMembers, entered, meaning, memberOf, type Rule, type Rules,
} from './members.ts'
import { partChange, sayPart } from './parts.ts'

const prose = always('patch', 'it is documentation')

const serialization = always('major', 'the same values are written otherwise')

/** Presence and duty are said where the parameter stands among the others. */
const said: Rule = { judge: () => {}, extent: 'whole' }

const freer = meaning({
  added: { verdict: 'minor', why: 'more may be written in it than before' },
  removed: { verdict: 'major', why: 'less may be written in it than before' },
  changed: { verdict: 'major', why: 'the same values are written otherwise' },
})

/** What parameters and headers have in common. */
const carrierRules: Rules = {
  schema: schemaRule,
  content: content(false, (comparison, compared) => compareHeader(comparison, compared)),
  style: serialization,
  explode: serialization,
  allowReserved: freer,
  allowEmptyValue: freer,
  required: said,
  // Names of headers differ in case only; that of a path parameter is judged with its path.
  name: said,
  in: said,
  description: prose,
  example: prose,
  examples: prose,
  ...lifecycleRules,
}

export type Carrier = {
  part: 'parameter' | 'header'
  direction: Direction
  /** Where it stands; the value of what is absent is undefined. */
  pair: Pair
  /** A path parameter cannot be left out, whatever it says. */
  isRequired?: (value: unknown) => boolean
}

/** One parameter or header: whether it is there, whether it must be, and what it holds. */
export const compareCarrier = (comparison: Comparison, carrier: Carrier): void => {
  const { part, direction, pair: written } = carrier
  if (comparison.areSame(written)) return
  const pair = comparison.resolvePair(written)
  const isBoth = pair.base.value !== undefined && pair.revision.value !== undefined
  comparison.look(written, isBoth ? 'entered' : 'whole')
  const required = (value: unknown) =>
    carrier.isRequired?.(value) ?? membersOf(value)['required'] === true
  const presence = ({ value }: Place) => ({ is: value !== undefined, required: required(value) })
  const change = partChange(presence(pair.base), presence(pair.revision))
  if (change !== undefined) sayPart(comparison, { part, change, pair: written, direction })
  const numbers = [pair.base, pair.revision].map(({ value }) => comparison.sameness.numberOf(value))
  if (!isBoth || !comparison.enter(pair, `${part} ${direction} ${numbers.join()}`)) return
  const scope = { direction }
  compareMembers(comparison, pair, { kind: part, rules: carrierRules, scope, otherwise })
}

/** A header of a part, an answer or a call. */
export const compareHeader = (
  comparison: Comparison,
  { pair, direction }: { pair: Pair; direction: Direction },
): void => compareCarrier(comparison, { part: 'header', pair, direction })

/** The key by which a parameter is the same one in both documents. */
export type KeyOf = (side: Side, parameter: unknown) => string

type Listed = { side: Side; list: Place; keyOf: KeyOf }

const byKey = (comparison: Comparison, { side, list, keyOf }: Listed): Map<string, Place> =>
  new Map(elementsOf(list.value).map((_, index): [string, Place] => {
    const place = memberOf(list, index)
    return [keyOf(side, comparison.resolve(side, place).value), place]
  }))

export const parameters = (keyOf: KeyOf): Rule =>
  entered((comparison, { scope: { direction }, ...pair }) => {
    comparison.look(pair, 'whole')
    const base = byKey(comparison, { side: 'base', list: pair.base, keyOf })
    const revision = byKey(comparison, { side: 'revision', list: pair.revision, keyOf })
    for (const key of new Set([...base.keys(), ...revision.keys()])) {
      const absent = (place: Place) => ({ value: undefined, at: place.at })
      const [was, is] = [base.get(key), revision.get(key)]
      const one = { base: was ?? absent(is ?? pair.base), revision: is ?? absent(was ?? pair.base) }
      compareCarrier(comparison, { part: 'parameter', direction, pair: one })
    }
  })
