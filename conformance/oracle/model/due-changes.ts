import { isBefore } from '../instant-order.ts'
import { soldPlan, type Catalogue, type SoldItem } from './catalogue.ts'
import type { Change, ModelSubscription } from './subscription.ts'

export type Due = {
  terms: Pick<ModelSubscription, 'plan' | 'anchor' | 'changes'>
  items: readonly SoldItem[]
  /** The last of the changes, whose settlement holds. */
  last: Change | undefined
  /** Whether the anchor moved, to an interval of another length. */
  moves: boolean
}

const soldItems = ({ items }: ModelSubscription): SoldItem[] =>
  items.map(({ price, quantity }) => ({ price, ...quantity === undefined ? {} : { quantity } }))

/** The terms after all changes that are due, in the order in which they were made (SUB 6.10). */
export const dueChanges = (
  subscription: ModelSubscription, { catalogue, at }: { catalogue: Catalogue; at: string },
): Due => {
  const isDue = ({ status, effective_at }: Change) =>
    status === 'scheduled' && !isBefore(at, effective_at)
  const due = subscription.changes.filter(isDue)
  const changes = subscription.changes.map((change) =>
    isDue(change) ? { ...change, status: 'applied' as const } : change)
  const { anchor, plan } = subscription
  const intervals = [anchor.interval, ...due.map((change) =>
    soldPlan(catalogue, change.plan).interval)]
  const interval = intervals.at(-1) ?? anchor.interval
  const last = due.at(-1)
  const moves = intervals.some(({ unit, count }) =>
    unit !== anchor.interval.unit || count !== anchor.interval.count)
  return {
    terms: {
      plan: last?.plan ?? plan, changes,
      anchor: moves ? { ...anchor, anchor: at, interval } : anchor,
    },
    items: last?.items ?? soldItems(subscription), last, moves,
  }
}
