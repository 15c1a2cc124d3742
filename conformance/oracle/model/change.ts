import { isBefore } from '../instant-order.ts'
import { soldPlan, type Catalogue, type SoldItem } from './catalogue.ts'
import type { ChangeCommand, Refusal } from './command.ts'
import type { Change, ModelSubscription } from './subscription.ts'

const scheduledMax = 20

/** Quantities as asked, else as the subscription has them, else as the plan says. */
export const wantedItems = (
  { items }: Pick<ModelSubscription, 'items'>, plan: readonly SoldItem[],
  asked: readonly SoldItem[],
): SoldItem[] => plan.map((sold) => {
  if (sold.quantity === undefined) return sold
  const own = [...asked, ...items].find(({ price }) => price === sold.price)
  return { price: sold.price, quantity: own?.quantity ?? sold.quantity }
})

const effectiveAt = (
  { period }: ModelSubscription, { effective, effective_at = '' }: ChangeCommand, now: string,
): string => {
  if (effective === 'now') return now
  return effective === 'at' ? effective_at : period?.end ?? now
}

/** A change may reach back as far as nothing is closed, charged or changed since (SUB 6.7). */
const reachesBilled = (
  { period, items, changes }: ModelSubscription, { at, now }: { at: string; now: string },
): boolean => {
  const applied = changes.filter(({ status }) => status === 'applied')
    .map(({ effective_at }) => effective_at)
  const since = items.flatMap(({ open_from, charges = [] }) => [
    // What was due in full at a pause is open only from an instant ahead.
    open_from !== undefined && isBefore(now, open_from) ? undefined : open_from,
    charges.find(({ end }) => isBefore(now, end))?.start,
  ])
  return [period?.start, ...applied, ...since].some((start) =>
    start !== undefined && isBefore(at, start))
}

/** What a command changes and when, or why it is refused. */
export const changeOf = (
  subscription: ModelSubscription, command: ChangeCommand,
  { catalogue, now }: { catalogue: Catalogue; now: string },
): Change | Refusal => {
  const at = effectiveAt(subscription, command, now)
  if (isBefore(at, now) && reachesBilled(subscription, { at, now })) {
    return 'change_in_billed_period'
  }
  const waiting = subscription.changes.filter(({ status }) => status === 'scheduled')
  if (isBefore(now, at) && waiting.length >= scheduledMax) return 'subscription_changes_limit'
  const { plan = subscription.plan, items = [], settlement, tier_continuity } = command
  return {
    number: subscription.changes.length, status: 'scheduled', effective_at: at, plan,
    settlement: settlement ?? 'prorate', continuity: tier_continuity ?? 'reset',
    items: wantedItems(subscription, soldPlan(catalogue, plan).items, items),
  }
}
