import { keysOf, membersOf } from '../document/json-node.ts'
import type { Comparison, Direction, Pair } from './comparison.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, changeOf, compareMembers, detailOf, entered, memberPair, whereOf, whole,
  type Rule, type Rules,
} from './members.ts'

const serialization = always('major', 'the same values are written otherwise')

const typesOf = (value: unknown): Set<string> => {
  const types = typeof value === 'string' ? value.split(',') : []
  return new Set(types.map((type) => type.trim().toLowerCase()))
}

/** Media types in which a part may come; unsaid, it depends on the part. */
const contentType: Rule = whole((comparison, { scope: { direction }, ...pair }) => {
  const [was, is] = [typesOf(pair.base.value), typesOf(pair.revision.value)]
  if (was.symmetricDifference(is).size === 0) return
  const [narrower, wider] = [is.isSubsetOf(was), was.isSubsetOf(is)]
  const keeps = direction === 'request' ? wider : narrower
  comparison.say({
    verdict: changeOf(pair) === 'changed' && keeps ? 'minor' : 'major', plane: 'wire',
    id: `${direction}-part-media-type-${keeps ? 'kept' : 'changed'}`, where: whereOf(pair),
    why: keeps ? 'what could be written or read still can' : 'who writes or reads it has to change',
    detail: detailOf(pair),
  })
})

export type CompareHeader = (
  comparison: Comparison,
  compared: { pair: Pair; direction: Direction },
) => void

/** How each part of a form is written. */
export const encodingRule = (compareHeader: CompareHeader): Rule => {
  const headers: Rule = entered((comparison, { scope: { direction }, ...pair }) => {
    for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      compareHeader(comparison, { pair: memberPair(pair, name), direction })
    }
  })
  const rules: Rules = {
    contentType, headers,
    style: serialization, explode: serialization, allowReserved: serialization,
  }
  return entered((comparison, { scope, ...pair }) => {
    for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      const one = memberPair(pair, name)
      comparison.look(one, changeOf(one) === 'changed' ? 'entered' : 'whole')
      compareMembers(comparison, one, { kind: 'encoding', rules, scope, otherwise })
    }
  })
}
