import { isAdvance, soldPlan, soldPrice, type Catalogue } from './catalogue.ts'
import { changeOf } from './change.ts'
import type { ChangeCommand, Command } from './command.ts'
import { isLive, type ItemState, type ModelSubscription } from './subscription.ts'
import type { World } from './world.ts'

const advanceItems = ({ items }: ModelSubscription, catalogue: Catalogue): readonly ItemState[] =>
  items.filter(({ price }) => isAdvance(soldPrice(catalogue, price)))

/** Whether a price waits for its first charge since a change that prorated nothing. */
const isWaiting = (subscription: ModelSubscription, catalogue: Catalogue): boolean =>
  advanceItems(subscription, catalogue).some(({ charges }) => charges === undefined)

const isChangeDecided = (
  subscription: ModelSubscription, command: ChangeCommand, { catalogue, now }: World,
): boolean => {
  const made = changeOf(subscription, command, { catalogue, now })
  if (typeof made === 'string' || !isLive(subscription)) return true
  const { interval } = soldPlan(catalogue, made.plan)
  const { unit, count } = subscription.anchor.interval
  const moves = interval.unit !== unit || interval.count !== count
  const isTrial = subscription.state === 'trialing'
  if (moves && (isTrial || made.settlement === 'none')) return false
  if (isTrial && made.continuity === 'carry') return false
  const others = subscription.changes.filter(({ status, effective_at }) =>
    status === 'scheduled' && effective_at === made.effective_at)
  return others.length === 0 && !isWaiting(subscription, catalogue)
}

/**
 * Whether the requirements say what a command does. Where they are silent, random scripts leave it
 * out: engines may differ there, and none of them is wrong.
 */
export const isDecided = (world: World, command: Command): boolean => {
  const { subscription } = world
  if (subscription === null) return true
  return command.do !== 'change' || isChangeDecided(subscription, command, world)
}
