import { assert } from '../../src/domain/assert.ts'
import { Decimal } from '../../src/domain/money/decimal.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { checksumOf, emptyChecksum, mergeChecksums } from '../../src/domain/metering/checksum.ts'
import type { Checksum } from '../../src/domain/metering/checksum.ts'
import { laterOf } from './event-order.ts'
import type { Contribution } from '../../src/domain/metering/measure.ts'

/**
 * What is kept of the events of one meter and customer in one stretch of time (an hour, usually).
 * Rollups of disjoint sets of events merge in any order and any grouping (MTR 2, DET 2).
 */
export type Rollup = {
  readonly count: number
  readonly sum: Decimal
  readonly max?: Decimal | undefined
  readonly latest?: Level | undefined
  /** The distinct values of a `unique_count`; empty for every other aggregation. */
  readonly distinct: ReadonlySet<string>
  readonly checksum: Checksum
}

/** A value and the event that carried it: ties in time are broken by event id (MTR 2). */
export type Level = {
  readonly timestamp: Instant
  readonly eventId: string
  readonly value: Decimal
}

export const emptyRollup: Rollup =
  { count: 0, sum: Decimal.zero, distinct: new Set(), checksum: emptyChecksum }

/** The rollup with one more event. */
export const addEvent = (rollup: Rollup, contribution: Contribution): Rollup =>
  mergeRollups(rollup, rollupOfOne(contribution))

/** The rollup of many events at once: linear, where adding them one by one copies every set. */
export const rollupOf = (contributions: readonly Contribution[]): Rollup => {
  const scalars = contributions
    .map((contribution) => rollupOfOne({ ...contribution, distinct: undefined }))
    .reduce(mergeRollups, emptyRollup)
  const distinct = new Set(contributions.flatMap(({ distinct: value }) => value ?? []))
  return { ...scalars, distinct }
}

/** Both sets of events together; the sets must not share an event. */
export const mergeRollups = (one: Rollup, other: Rollup): Rollup => {
  const count = one.count + other.count
  assert(Number.isSafeInteger(count), 'a count of events is exact')
  return {
    count,
    sum: one.sum.plus(other.sum),
    max: either([one.max, other.max], (left, right) => left.max(right)),
    latest: either([one.latest, other.latest], laterOf),
    distinct: other.distinct.size === 0 ? one.distinct : union(one, other),
    checksum: mergeChecksums(one.checksum, other.checksum),
  }
}

const union = (one: Rollup, other: Rollup): ReadonlySet<string> =>
  new Set([...one.distinct, ...other.distinct])

const rollupOfOne = ({ eventId, timestamp, payloadHash, value, distinct }: Contribution): Rollup =>
  ({
    count: 1,
    sum: value ?? Decimal.zero,
    max: value,
    latest: value && { timestamp, eventId, value },
    distinct: distinct === undefined ? emptyRollup.distinct : new Set([distinct]),
    checksum: checksumOf(payloadHash),
  })

const either = <Value>(
  [one, other]: readonly [Value | undefined, Value | undefined],
  choose: (one: Value, other: Value) => Value,
): Value | undefined => {
  if (one === undefined) return other
  return other === undefined ? one : choose(one, other)
}
