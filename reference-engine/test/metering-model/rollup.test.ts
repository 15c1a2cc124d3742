import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { Decimal } from '../../src/domain/money/decimal.ts'
import type { Contribution } from '../../src/domain/metering/measure.ts'
import { aggregations } from '../../src/domain/metering/meter.ts'
import { quantity } from './quantity.ts'
import { addEvent, emptyRollup, mergeRollups, rollupOf } from './rollup.ts'
import type { Rollup } from './rollup.ts'

const values = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 12 }))
  .map(([coefficient, scale]) => Decimal.scaled(coefficient, scale))
const events: fc.Arbitrary<Contribution[]> = fc.uniqueArray(fc.record({
  eventId: fc.string({ minLength: 1, maxLength: 3 }),
  // Few instants, so that ties in time are common.
  timestamp: fc.nat({ max: 3 }).map((second) =>
    Temporal.Instant.fromEpochMilliseconds(second * 1000)),
  payloadHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  value: values,
  distinct: fc.constantFrom('a', 'b', 'c'),
}), { selector: ({ eventId }) => eventId, maxLength: 30 })

/** What a reader can see of a rollup. */
const seen = ({ count, sum, max, latest, distinct, checksum }: Rollup) => ({
  count, checksum, sum: String(sum), max: String(max), distinct: [...distinct].sort(),
  latest: latest && `${latest.timestamp.toString()} ${latest.eventId} ${String(latest.value)}`,
})

test('merging is associative and commutative, and nothing is its neutral', () => {
  fc.assert(fc.property(events, fc.nat(), fc.nat(), (all, first, second) => {
    const [low, high] = [first % (all.length + 1), second % (all.length + 1)].sort((a, b) => a - b)
    const one = rollupOf(all.slice(0, low))
    const two = rollupOf(all.slice(low, high))
    const three = rollupOf(all.slice(high))
    expect(seen(mergeRollups(mergeRollups(one, two), three)))
      .toEqual(seen(mergeRollups(one, mergeRollups(two, three))))
    expect(seen(mergeRollups(one, two))).toEqual(seen(mergeRollups(two, one)))
    expect(seen(mergeRollups(one, emptyRollup))).toEqual(seen(one))
    expect(seen(mergeRollups(emptyRollup, one))).toEqual(seen(one))
  }))
})

test('any order and any batching give the rollup of all at once', () => {
  const shuffled = events.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(fc.property(shuffled, ([all, other]) => {
    const whole = seen(rollupOf(all))
    expect(seen(rollupOf(other))).toEqual(whole)
    expect(seen(other.reduce(addEvent, emptyRollup))).toEqual(whole)
  }))
})

test('it says what the events say', () => {
  fc.assert(fc.property(events.filter((all) => all.length > 0), (all) => {
    const rollup = rollupOf(all)
    const amounts = all.map(({ value }) => value ?? Decimal.zero)
    expect(String(rollup.sum)).toBe(String(Decimal.sum(amounts)))
    expect(amounts.some((value) => value.equals(rollup.max ?? Decimal.zero))).toBe(true)
    expect(amounts.some((value) => value.greaterThan(rollup.max ?? Decimal.zero))).toBe(false)
    expect(rollup.distinct).toEqual(new Set(all.map(({ distinct }) => distinct)))
    expect(rollup.count).toBe(all.length)
  }))
})

test('a merge changes neither side', () => {
  const base = { timestamp: Temporal.Instant.fromEpochMilliseconds(0), payloadHash: '0'.repeat(64) }
  const one = rollupOf([{ ...base, eventId: 'a', distinct: 'x' }])
  const before = seen(one)
  mergeRollups(one, rollupOf([{ ...base, eventId: 'b', distinct: 'y' }]))
  expect(seen(one)).toEqual(before)
})

test.each(aggregations)('%s of no event is 0', (aggregation) => {
  expect(quantity(aggregation, emptyRollup).toString()).toBe('0')
})
