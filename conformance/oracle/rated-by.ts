import { inOrder, valueOf } from './aggregate.ts'
import { groupsOfWindow } from './groups.ts'
import { measureWindow, type Measure, type Measured, type Window } from './measure.ts'
import type { Rated, RatedPrice } from './rate.ts'
import type { Rational } from './rational.ts'

type Asked = { price: RatedPrice; meter: Measure; window: Window }

export type RatedUsage<Event extends Measured> = {
  quantity: Rational
  rated: Rated
  counted: Event[]
}

/** What a price rates of a window: its quantity, its transactions or its groups. */
export const ratedBy = <Event extends Measured>(
  { price: { pricing }, meter, window }: Asked, events: readonly Event[],
): RatedUsage<Event> => {
  const { quantity, events: counted } = measureWindow(meter, events, window)
  if (pricing.type === 'percentage') {
    const property = meter.value_property ?? ''
    const transactions = inOrder(counted).map((event) => valueOf(event, property))
    return { quantity, counted, rated: { transactions } }
  }
  if (pricing.type !== 'matrix') return { quantity, counted, rated: quantity }
  const groups = groupsOfWindow(meter, events, { ...window, names: [...pricing.dimensions] })
    .map(({ group, events: own }) =>
      ({ values: group, quantity: measureWindow(meter, own, window).quantity }))
  return { quantity, counted, rated: { groups } }
}
