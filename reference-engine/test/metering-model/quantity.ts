import { Decimal } from '../../src/domain/money/decimal.ts'
import type { Aggregation } from '../../src/domain/metering/meter.ts'
import type { Rollup } from './rollup.ts'

/** One row per aggregation; with no event each of them is 0 (MTR 1, MTR 3). */
const quantities = {
  count: ({ count }) => Decimal.integer(count),
  sum: ({ sum }) => sum,
  max: ({ max }) => max ?? Decimal.zero,
  unique_count: ({ distinct }) => Decimal.integer(distinct.size),
  latest: ({ latest }) => latest?.value ?? Decimal.zero,
} satisfies { [Name in Aggregation]: (rollup: Rollup) => Decimal }

/** The quantity that a meter of this aggregation reads from the rollup of a whole period. */
export const quantity = (aggregation: Aggregation, rollup: Rollup): Decimal =>
  quantities[aggregation](rollup)
