import { valueOf } from './aggregate.ts'
import { microseconds } from './instant-order.ts'
import type { Measured } from './property-text.ts'
import { add, divide, multiply, rational, sum, type Rational } from './rational.ts'
import { asQuantity } from './rounding.ts'

type Levelled = {
  events: readonly Measured[]
  property: string
  window: { start: string; end: string }
  /** The level that the window begins with. */
  carried: Rational
}

/**
 * The mean level of a window: each value adds to the level from its instant on, and the exact
 * integral is divided by the window's length, to the microsecond (MTR 4).
 */
export const timeWeighted = ({ events, property, window, carried }: Levelled): Rational => {
  const end = microseconds(window.end)
  const length = rational(end - microseconds(window.start))
  const parts = events.map((event) =>
    multiply(valueOf(event, property), rational(end - microseconds(event.timestamp))))
  return asQuantity(add(carried, divide(sum(parts), length)))
}
