import { membersOf } from '../document/json-node.ts'
import { changeOf, detailOf, meaning, whereOf, whole, type Rule } from './members.ts'

const deprecated: Rule = meaning({
  added: { verdict: 'minor', why: 'it is announced that this goes' },
  removed: { verdict: 'minor', why: 'it is announced that this stays' },
  changed: { verdict: 'minor', why: 'what is announced about its end changed' },
})

/** The moment at which a day begins; what is no moment is later than none. */
const startOf = (value: unknown): number => Date.parse(String(value))

/** A day that comes earlier takes time away that was promised. */
const sunset: Rule = whole((comparison, { owner, ...pair }) => {
  const isStillDeprecated = membersOf(owner.revision.value)['deprecated'] === true
  const [was, is] = [startOf(pair.base.value), startOf(pair.revision.value)]
  const change = changeOf(pair)
  // Two notations of one moment say the same.
  if (change === 'changed' && was === is) return
  const isEarlier = change === 'changed' && !(is > was)
  const isWithdrawn = change === 'removed' && isStillDeprecated
  comparison.say({
    verdict: isEarlier || isWithdrawn ? 'major' : 'minor',
    plane: 'semantic',
    id: `sunset-${isEarlier ? 'earlier' : change}`,
    where: whereOf(pair),
    why: isEarlier || isWithdrawn
      ? 'time that was promised is taken away' : 'the day on which it may go is said',
    detail: detailOf(pair),
  })
})

export const lifecycleRules: Record<string, Rule> = { deprecated, 'x-sunset': sunset }
