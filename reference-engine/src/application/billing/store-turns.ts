import { assert } from '../../domain/assert.ts'
import type { TurnEvent } from '../../domain/subscriptions/turn.ts'
import { storePeriods } from '../billing-periods/store-periods.ts'
import type { BilledSubscription } from '../subscriptions/billed-subscription.ts'
import { saveSubscriptions } from '../subscriptions/save-subscriptions.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect, EffectType } from './effect.ts'
import type { TakenTurn } from './run-turns.ts'

export type StoredTurn =
  { readonly subscription: BilledSubscription; readonly effects: readonly Effect[] }

/** Stores what turns make of subscriptions and their periods, and schedules the next ones. */
export const storeTurns = async (
  work: BillingWork,
  taken: readonly TakenTurn[],
): Promise<readonly StoredTurn[]> => {
  const saved = await saveSubscriptions(work, taken.map(({ turn, customer, now }) =>
    ({ subscription: turn.subscription, customer, now })))
  const periods = await storePeriods(work, taken)
  return taken.map((each, index) => {
    const subscription = saved[index]
    assert(subscription !== undefined, 'every subscription is saved')
    return { subscription, effects: [...periods[index] ?? [], ...happened(each)] }
  })
}

const effectTypes: { readonly [Type in TurnEvent['type']]?: EffectType } = {
  started: 'subscription_started',
  trial_ended: 'subscription_trial_ended',
  change_applied: 'subscription_changed',
  canceled: 'subscription_canceled',
}

const happened = ({ turn: { happened: events, subscription }, now: at }: TakenTurn): Effect[] =>
  events.flatMap(({ type: event }) => {
    const type = effectTypes[event]
    return type === undefined ? [] : [{ at, type, objectId: subscription.stored.id }]
  })
