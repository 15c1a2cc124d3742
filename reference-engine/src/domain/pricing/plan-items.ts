import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Currency } from '../money/currency.ts'
import { Decimal } from '../money/decimal.ts'
import type { Price } from './price.ts'

/** One price of a plan, and how many units of it a fixed charge bills. */
export type PlanItem = {
  readonly price: Price
  /** Licensed units of a fixed charge; absent for usage, whose quantity the meter gives. */
  readonly quantity?: Decimal | undefined
}

/** The plan's items with the default quantity of a fixed charge filled in: 1. */
export const planItems = (items: readonly PlanItem[]): PlanItem[] =>
  items.map(({ price, quantity }) => price.meterId === undefined
    ? { price, quantity: quantity ?? Decimal.one }
    : { price })

/** What does not fit in a plan's items: the problem `plan_items_invalid`. */
export const planItemFaults = (items: readonly PlanItem[]): Fault[] =>
  items.flatMap(({ price, quantity }, index) => {
    const faults: Fault[] = []
    if (items.findIndex((other) => other.price.id === price.id) < index) {
      const pointer = pointerTo('items', index, 'price_id')
      faults.push({ pointer, code: 'price_repeated', detail: 'A price stands once in a plan.' })
    }
    if (price.meterId !== undefined && quantity !== undefined) {
      const detail = 'The meter gives the quantity; leave it out.'
      faults.push(
        { pointer: pointerTo('items', index, 'quantity'), code: 'quantity_for_usage', detail })
    }
    return faults
  })

/** Prices in another currency than the plan's (MON 6): the problem `plan_currency_mismatch`. */
export const planCurrencyFaults = (items: readonly PlanItem[], currency: Currency): Fault[] =>
  items.flatMap(({ price }, index) => price.currency.code === currency.code ? [] : [{
    pointer: pointerTo('items', index, 'price_id'),
    code: 'currency_differs',
    detail: `The price is in ${price.currency.code}, the plan in ${currency.code}.`,
  }])
