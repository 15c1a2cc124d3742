import { assert } from '../../domain/assert.ts'
import type { Turn } from '../../domain/subscriptions/turn.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { runTurns } from '../billing/run-turns.ts'
import type { TurnDone } from '../billing/run-turns.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import type { HeldSubscription } from './hold-subscription.ts'

type Taking = Pick<HeldSubscription, 'customer' | 'now'>
  & { readonly turn: Turn<BilledSubscription> }

/** Stores and bills the turn that a command makes of one subscription. */
export const takeCommandTurn = async (work: BillingWork, taking: Taking): Promise<TurnDone> => {
  const [done] = await runTurns(work, [taking])
  assert(done !== undefined, 'a turn that is taken is done')
  return done
}
