import { nextTurnAt } from './next-turn-at.ts'
import type { Subscription } from './subscription.ts'
import { takeTurn } from './take-turn.ts'
import type { Turn } from './turn.ts'

/** Turns that bill nothing, such as the start of a subscription that has usage only, are few. */
const unbilled_turns_max = 100

/** The next turn that bills anything if nothing else happens; none where nothing follows. */
export const upcomingTurn = <S extends Subscription>(subscription: S): Turn<S> | undefined => {
  let current = subscription
  for (let taken = 0; taken < unbilled_turns_max; taken += 1) {
    if (nextTurnAt(current) === undefined) return undefined
    const turn = takeTurn(current)
    if (turn.sources.length > 0) return turn
    current = turn.subscription
  }
  return undefined
}
