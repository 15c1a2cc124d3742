import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Contribution } from './measure.ts'
import { aggregations } from './meter.ts'
import { emptyRollup, keptBy, mergeRollups, rollupOf } from './rollup.ts'
import type { Rollup } from './rollup.ts'

const values = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const second = (count: number) => Temporal.Instant.fromEpochMilliseconds(count * 1000)
const events: fc.Arbitrary<Contribution[]> = fc.uniqueArray(fc.record({
  eventId: fc.string({ minLength: 1, maxLength: 3 }),
  // Few instants, so that ties in time are common.
  timestamp: fc.nat({ max: 3 }).map(second),
  checksum: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  group: fc.constant(''),
  value: values,
  distinct: fc.constantFrom('a', 'b', 'c'),
}), { selector: ({ eventId }) => eventId, maxLength: 30 })

const keeps = new Set(['sum', 'weighted', 'max', 'min', 'latest', 'distinct'] as const)
const all = (contributions: readonly Contribution[]) =>
  rollupOf(contributions, { keeps, until: second(10) })

/** What a reader can see of a rollup. */
const seen = ({ latest, distinct, ...rollup }: Rollup) => ({
  ...rollup, distinct: [...distinct].sort(),
  latest: latest && `${latest.timestamp.epochNanoseconds} ${latest.eventId} ${latest.value}`,
})

test('merging is associative and commutative, and nothing is its neutral', () => {
  fc.assert(fc.property(events, fc.nat(), fc.nat(), (given, first, last) => {
    const [low, high] = [first % (given.length + 1), last % (given.length + 1)]
      .sort((a, b) => a - b)
    const [one, two, three] =
      [all(given.slice(0, low)), all(given.slice(low, high)), all(given.slice(high))]
    expect(seen(mergeRollups(mergeRollups(one, two), three)))
      .toEqual(seen(mergeRollups(one, mergeRollups(two, three))))
    expect(seen(mergeRollups(one, two))).toEqual(seen(mergeRollups(two, one)))
    expect(seen(mergeRollups(one, emptyRollup))).toEqual(seen(one))
    expect(seen(mergeRollups(emptyRollup, one))).toEqual(seen(one))
  }))
})

test('any order and any batching give the rollup of all at once', () => {
  const shuffled = events.chain((given) => fc.tuple(
    fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })))
  fc.assert(fc.property(shuffled, ([given, other]) => {
    expect(seen(all(other))).toEqual(seen(all(given)))
    expect(seen(other.map((each) => all([each])).reduce(mergeRollups, emptyRollup)))
      .toEqual(seen(all(given)))
  }))
})

test('it says what the events say', () => {
  fc.assert(fc.property(events.filter((given) => given.length > 0), (given) => {
    const rollup = all(given)
    const amounts = given.map(({ value }) => value ?? 0n)
    const sorted = amounts.toSorted((one, other) => (one < other ? -1 : 1))
    expect(rollup.sum).toBe(amounts.reduce((sum, value) => sum + value, 0n))
    expect([rollup.min, rollup.max]).toEqual([sorted[0], sorted.at(-1)])
    expect(rollup.weighted).toBe(given.reduce((sum, { value, timestamp }) =>
      sum + (value ?? 0n) * (10_000_000n - timestamp.epochNanoseconds / 1000n), 0n))
    expect(rollup.distinct).toEqual(new Set(given.map(({ distinct }) => distinct)))
    expect(rollup.count).toBe(given.length)
  }))
})

test('a merge changes neither side', () => {
  const base = { timestamp: second(0), checksum: 1n, group: '', value: undefined }
  const one = all([{ ...base, eventId: 'a', distinct: 'x' }])
  const before = seen(one)
  mergeRollups(one, all([{ ...base, eventId: 'b', distinct: 'y' }]))
  expect(seen(one)).toEqual(before)
  expect(emptyRollup.distinct.size).toBe(0)
})

test.each(aggregations)('%s keeps what its quantity reads, and no more', (aggregation) => {
  const kept = [...keptBy({ eventName: 'e', aggregation })].join(' ')
  expect(kept).toBe({
    count: '', sum: 'sum', average: 'sum', max: 'max', min: 'min', latest: 'latest',
    unique_count: 'distinct', weighted_sum: 'sum weighted',
  }[aggregation])
})

test('a max that carries forward keeps its last level as well', () => {
  const carrying = { eventName: 'e', aggregation: 'max', carryForward: true } as const
  expect([...keptBy(carrying)]).toEqual(['max', 'latest'])
})
