import type { Aggregation } from '@valora/spec/types'
import { compareCodePoints } from './code-points.ts'
import { compareInstants } from './instant-order.ts'
import { propertyText, type Measured } from './property-text.ts'
import {
  divide, greater, parse, rational, smaller, sum, zero, type Rational,
} from './rational.ts'
import { asQuantity } from './rounding.ts'

/** Events in the order of their timestamps, and of their ids where these are equal (MTR 2). */
export const inOrder = <Event extends Measured>(events: readonly Event[]): Event[] =>
  events.toSorted((a, b) =>
    compareInstants(a.timestamp, b.timestamp) || compareCodePoints(a.id, b.id))

/** Every aggregation that needs to know nothing of the window. */
export type PlainAggregation = Exclude<Aggregation, 'weighted_sum'>

export const valueOf = (event: Measured, property: string): Rational =>
  parse(propertyText(event, property) ?? '')

/** The quantity of events that belong together; 0 without any (MTR 1, MTR 3). */
export const aggregate = (
  aggregation: PlainAggregation, events: readonly Measured[], property: string,
): Rational => {
  const count = rational(BigInt(events.length))
  if (events.length === 0 || aggregation === 'count') return count
  const values = () => events.map((event) => valueOf(event, property))
  switch (aggregation) {
    case 'sum': return sum(values())
    case 'max': return values().reduce(greater)
    case 'min': return values().reduce(smaller)
    case 'average': return asQuantity(divide(sum(values()), count))
    case 'unique_count':
      return rational(BigInt(new Set(events.map((one) => propertyText(one, property))).size))
    case 'latest': return inOrder(events).map((event) => valueOf(event, property)).at(-1) ?? zero
  }
}
