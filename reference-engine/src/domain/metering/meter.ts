import type { PropertyFilter } from './property-filter.ts'

export const aggregations = [
  'count', 'sum', 'max', 'min', 'average', 'unique_count', 'latest', 'weighted_sum',
] as const
export type Aggregation = (typeof aggregations)[number]

/** What a meter measures (MTR 1): the events of that name that it selects, by that aggregation. */
export type Meter = {
  readonly eventName: string
  readonly aggregation: Aggregation
  /** The event property that holds the value; `count` has none, all others need one. */
  readonly valueProperty?: string | undefined
  readonly filters?: readonly PropertyFilter[] | undefined
  /** The properties whose combinations are measured apart as well. */
  readonly groupBy?: readonly string[] | undefined
  /** Whether the last level before a window carries into it. */
  readonly carryForward?: boolean | undefined
}
