import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Decimal } from '../money/decimal.ts'
import type { PlanItem } from '../pricing/plan-items.ts'
import { refuseFaults } from '../refusal.ts'

/** A quantity that a subscription sets for one of the plan's fixed charges. */
export type ItemQuantity = { readonly priceId: string; readonly quantity: Decimal }

/**
 * The plan's items with the subscription's own quantities, in the plan's order. Refused with
 * `subscription_items_invalid`, naming every item that is not a fixed charge of the plan.
 */
export const withQuantities = (
  items: readonly PlanItem[],
  quantities: readonly ItemQuantity[],
): PlanItem[] => {
  refuseFaults('subscription_items_invalid', quantities.flatMap((_, index) =>
    itemFault({ items, quantities, index }) ?? []))
  return items.map((item) => {
    const own = quantities.find(({ priceId }) => priceId === item.price.id)
    return own ? { ...item, quantity: own.quantity } : item
  })
}

type Place = {
  readonly items: readonly PlanItem[]
  readonly quantities: readonly ItemQuantity[]
  readonly index: number
}

const itemFault = ({ items, quantities, index }: Place): Fault | undefined => {
  const priceId = quantities[index]?.priceId
  const pointer = pointerTo('items', index, 'price_id')
  const item = items.find(({ price }) => price.id === priceId)
  if (!item) {
    return { pointer, code: 'price_not_in_plan', detail: 'The plan does not hold this price.' }
  }
  if (quantities.findIndex((other) => other.priceId === priceId) < index) {
    return { pointer, code: 'price_repeated', detail: 'A price stands once in a subscription.' }
  }
  if (item.price.meterId === undefined) return undefined
  return {
    pointer: pointerTo('items', index, 'quantity'),
    code: 'quantity_for_usage',
    detail: 'The meter gives the quantity; leave it out.',
  }
}
