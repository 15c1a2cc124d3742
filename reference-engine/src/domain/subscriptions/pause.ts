import { assert } from '../assert.ts'
import type { Instant } from '../time/instant.ts'
import { isTurnDue } from './next-turn-at.ts'
import { statusAfter } from './status-after.ts'
import { stop } from './stop.ts'
import type { Settlement, Subscription } from './subscription.ts'
import type { Turn } from './turn.ts'

export type Pausing = { readonly at: Instant; readonly settlement: Settlement }

/** Stops charges and usage at an instant, which closes the period (SUB 4.1). */
export const pause = <S extends Subscription>(subscription: S, { at, settlement }: Pausing,
): Turn<S> => {
  statusAfter(subscription, { action: 'pause' })
  assert(!isTurnDue(subscription, at), 'turns that are due run before a command')
  return stop(subscription, { at, settlement, action: 'pause' })
}
