import { assert } from '../assert.ts'
import type { Moment } from '../time/instant.ts'
import { emptyChecksum, mergeChecksums } from './checksum.ts'
import type { Checksum } from './checksum.ts'
import { laterOf } from './event-order.ts'
import type { FixedValue } from './fixed-value.ts'
import type { Contribution } from './measure.ts'
import type { Aggregation, Meter } from './meter.ts'

/** A value and the event that carried it: ties in time are broken by event id (MTR 2). */
export type Level = {
  readonly timestamp: Moment
  readonly eventId: string
  readonly value: FixedValue
}

/**
 * What is kept of the events of one meter and customer in one stretch of time (an hour, usually).
 * Rollups of disjoint sets of events merge in any order and any grouping (MTR 2, DET 2).
 */
export type Rollup = {
  readonly count: number
  readonly checksum: Checksum
  readonly sum: FixedValue
  /** Each value times the microseconds from its event to the `until` of the rollup, summed. */
  readonly weighted: bigint
  readonly max: FixedValue | undefined
  readonly min: FixedValue | undefined
  readonly latest: Level | undefined
  readonly distinct: ReadonlySet<string>
}

export const emptyRollup: Rollup = {
  count: 0, checksum: emptyChecksum, sum: 0n, weighted: 0n,
  max: undefined, min: undefined, latest: undefined, distinct: new Set(),
}

type Kept = 'sum' | 'weighted' | 'max' | 'min' | 'latest' | 'distinct'

const kept: { readonly [Name in Aggregation]: readonly Kept[] } = {
  count: [], sum: ['sum'], average: ['sum'], max: ['max'], min: ['min'],
  unique_count: ['distinct'], latest: ['latest'], weighted_sum: ['sum', 'weighted'],
}

/** What the quantities of a meter need to be kept; everything else stays empty. */
export const keptBy = ({ aggregation, carryForward }: Meter): ReadonlySet<Kept> =>
  new Set(aggregation === 'max' && carryForward ? ['max', 'latest'] : kept[aggregation])

type Adding = { readonly keeps: ReadonlySet<Kept>; readonly until: Moment }

/** The rollup of many events; `until` is where the weights of a `weighted_sum` end. */
export const rollupOf = (contributions: readonly Contribution[], adding: Adding): Rollup => {
  const rollup = openRollup()
  for (const contribution of contributions) addTo(rollup, contribution, adding)
  return rollup
}

/** A rollup that is still being made: adding to a frozen one would copy it for every event. */
export type OpenRollup = { -readonly [Name in keyof Omit<Rollup, 'distinct'>]: Rollup[Name] }
  & { readonly distinct: Set<string> }

export const openRollup = (): OpenRollup => ({ ...emptyRollup, distinct: new Set() })

/** Adds one event to an open rollup. */
// oxlint-disable-next-line max-params -- it runs for every event of every meter
export const addTo = (
  rollup: OpenRollup, contribution: Contribution, { keeps, until }: Adding,
): void => {
  rollup.count += 1
  rollup.checksum = mergeChecksums(rollup.checksum, contribution.checksum)
  const { value, distinct, timestamp, eventId } = contribution
  if (distinct !== undefined) rollup.distinct.add(distinct)
  if (value === undefined) return
  if (keeps.has('sum')) rollup.sum += value
  if (keeps.has('weighted')) rollup.weighted += value * microsecondsBetween(timestamp, until)
  if (keeps.has('max') && !(rollup.max !== undefined && rollup.max >= value)) rollup.max = value
  if (keeps.has('min') && !(rollup.min !== undefined && rollup.min <= value)) rollup.min = value
  if (keeps.has('latest')) {
    const level = { timestamp, eventId, value }
    rollup.latest = rollup.latest === undefined ? level : laterOf(rollup.latest, level)
  }
}

/** Both sets of events together; they must not share an event, and have one `until`. */
export const mergeRollups = (one: Rollup, other: Rollup): Rollup => {
  const count = one.count + other.count
  assert(Number.isSafeInteger(count), 'a count of events is exact')
  return {
    count,
    checksum: mergeChecksums(one.checksum, other.checksum),
    sum: one.sum + other.sum,
    weighted: one.weighted + other.weighted,
    max: either([one.max, other.max], (left, right) => (left > right ? left : right)),
    min: either([one.min, other.min], (left, right) => (left < right ? left : right)),
    latest: either([one.latest, other.latest], laterOf),
    distinct: other.distinct.size === 0 ? one.distinct : one.distinct.union(other.distinct),
  }
}

export const microsecondsBetween = (from: Moment, until: Moment): bigint =>
  (until.epochNanoseconds - from.epochNanoseconds) / 1000n

const either = <Value>(
  [one, other]: readonly [Value | undefined, Value | undefined],
  choose: (one: Value, other: Value) => Value,
): Value | undefined => {
  if (one === undefined) return other
  return other === undefined ? one : choose(one, other)
}
