import fc from 'fast-check'
import type { MeterCreate, UsageEventInput } from '@valora/spec/types'

const start_ms = Date.parse('2026-01-10T00:00:00Z')

/** An instant of four days; two hours are crowded, and some instants come more than once. */
const timestamp = fc.oneof(
  fc.integer({ min: 0, max: 4 * 86_400_000 }),
  fc.integer({ min: 12 * 3_600_000, max: 14 * 3_600_000 }),
  fc.integer({ min: 0, max: 8 }).map((step) => step * 6 * 3_600_000),
).map((offset) => new Date(start_ms + offset).toISOString())

const amount = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.nat(999))
  .map(([whole, part]) => (part % 3 === 0 ? String(whole) : `${whole}.${part}`))
  .filter((text) => !text.startsWith('-0'))

const properties = fc.record(
  { amount, region: fc.constantFrom('eu', 'us', ''), tier: fc.constantFrom(1, '1', true) },
  { requiredKeys: ['amount'] },
)

/** Events with ids of their own, without a name and a customer. */
export type LooseEvent = Required<Pick<UsageEventInput, 'id' | 'timestamp' | 'properties'>>

export const anyEvents = (maxLength: number): fc.Arbitrary<LooseEvent[]> =>
  fc.array(fc.record({ timestamp, properties }), { minLength: 1, maxLength, size: 'max' })
    .map((events) => events.map((event, index) => ({ id: `e${index}`, ...event })))

/** Events in any order, in batches, some of them more than once. */
export const anyDelivery = (eventsMax: number): fc.Arbitrary<LooseEvent[][]> => fc.record({
  events: anyEvents(eventsMax),
  // Where each event stands among the others, and which come again.
  places: fc.array(fc.nat(99), { minLength: eventsMax, maxLength: eventsMax }),
  again: fc.array(fc.nat(eventsMax - 1), { maxLength: 6 }),
  size: fc.integer({ min: 1, max: 12 }),
}).map(({ events, places, again, size }) => {
  const order = events.map((event, index) => ({ event, place: places[index] ?? 0 }))
    .toSorted((a, b) => a.place - b.place).map(({ event }) => event)
  const sent = [...order, ...again.flatMap((index) => events[index] ?? [])]
  return Array.from({ length: Math.ceil(sent.length / size) }, (_, index) =>
    sent.slice(index * size, (index + 1) * size))
})

type Terms = Omit<MeterCreate, 'name' | 'event_name'>

const valued = { value_property: 'amount', group_by: ['region', 'tier'] }

/** A meter of every aggregation, and one that filters. */
export const meterTerms: Terms[] = [
  { aggregation: 'count', group_by: ['region', 'tier'] },
  { ...valued, aggregation: 'sum' }, { ...valued, aggregation: 'min' },
  { ...valued, aggregation: 'average' }, { ...valued, aggregation: 'unique_count' },
  { ...valued, aggregation: 'max', carry_forward: true },
  { ...valued, aggregation: 'latest', carry_forward: true },
  { ...valued, aggregation: 'weighted_sum', carry_forward: true },
  { ...valued, aggregation: 'sum', filters: [
    { operator: 'in', property: 'region', values: ['eu', 'us'] },
    { operator: 'equals', property: 'tier', value: 1 }] },
]
