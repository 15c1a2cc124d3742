import type { Catalogue, SoldItem } from './catalogue.ts'
import { closeItem } from './close-item.ts'
import type { Settlement } from './command.ts'
import { openItem, type Opening } from './open-item.ts'
import type { Source } from './source.ts'
import type { ItemState, ModelSubscription } from './subscription.ts'

/** What one instant does to a subscription; all of it stands on one invoice. */
export type Turn = { subscription: ModelSubscription; at: string; sources: Source[] }

export type Move = {
  catalogue: Catalogue
  at: string
  /** As it is from the instant on, but for its items and periods. */
  after: ModelSubscription
  /** What is sold from then on; nothing closes without being opened where it is the same. */
  next: readonly SoldItem[]
  settlement: Settlement
  /** Whether all usage and all charges in arrears close, also of items that go on. */
  closes: boolean
  /** Whether charges in advance end, also of items that go on. */
  leaves: boolean
  /** Whether charges in advance of all items fall due. */
  opens: boolean
  /** Whether the subscription or its paid time starts here. */
  starts: boolean
  /** Where the usage began whose tiers new items continue. */
  continues_from: string | null
}

const isSame = (one: SoldItem | undefined, other: SoldItem): boolean =>
  one?.price === other.price && one.quantity === other.quantity

const opened = (
  before: ModelSubscription, closed: readonly ItemState[], move: Move,
): { items: ItemState[]; sources: Source[]; charges: number } => {
  const { next, settlement } = move
  let { charges } = move.after
  const sources: Source[] = []
  const items = next.map((sold) => {
    const known = closed.find(({ price }) => price === sold.price)
    const opening: Opening & { isChanged: boolean } = {
      ...move, after: { ...move.after, charges }, prorates: settlement === 'prorate',
      isChanged: !isSame(before.items.find(({ price }) => price === sold.price), sold),
    }
    const { source, item } = openItem({ ...known, ...sold }, opening)
    if (source !== null) {
      sources.push(source)
      charges += 1
    }
    return item
  })
  return { items, sources, charges }
}

/** Closes by the old terms, then opens by the new ones. */
export const moved = (before: ModelSubscription, move: Move): Turn => {
  const { catalogue, at, after, next, settlement, closes, leaves } = move
  const ends = after.state === 'paused' || after.state === 'canceled'
  const closing = {
    catalogue, before, at, settlement, closes, leaves, next: ends ? [] : next,
    inFull: ends && settlement === 'none',
  }
  const closed = before.items.map((item) => closeItem(item, closing))
  const sources = closed.flatMap((one) => one.sources)
  const states = closed.map(({ item }) => item)
  if (ends) return { at, sources, subscription: { ...after, items: states } }
  const { items, charges, sources: charged } = opened(before, states, move)
  return { at, sources: [...sources, ...charged], subscription: { ...after, items, charges } }
}
