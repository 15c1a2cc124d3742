import fc from 'fast-check'
import type { MeterUsage, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { checksum } from '../../oracle/canonical.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { measure, within } from '../../oracle/measure.ts'
import { forAll } from '../for-all.ts'

const [start, end] = ['2026-01-10T07:20:00Z', '2026-01-12T18:45:30Z']
const aggregations =
  ['count', 'sum', 'max', 'min', 'average', 'unique_count', 'latest'] as const

// Two hours of the window are crowded, so that later batches add to what is there.
const timestamp = fc.oneof(
  fc.integer({ min: 0, max: 4 * 86_400_000 }),
  fc.integer({ min: 12 * 3_600_000, max: 14 * 3_600_000 - 1 }),
).map((offset) => new Date(Date.parse('2026-01-10T00:00:00Z') + offset).toISOString())

const value = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, part]) => (part % 3 === 0 ? String(whole) : `${whole}.${part}`))
  .filter((text) => !text.startsWith('-0'))

const measurements = fc.array(fc.record({ timestamp, v: value }),
  { minLength: 1, maxLength: 40, size: 'max' })

const batches = measurements
  .chain((events) => fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray(events.map((_, index) => index),
      { minLength: events.length, maxLength: events.length }),
    size: fc.integer({ min: 1, max: 15 }),
    replays: fc.array(fc.nat(events.length - 1), { maxLength: 10 }),
  }))

type Batches = typeof batches extends fc.Arbitrary<infer Value> ? Value : never

export default check({
  id: 'meters/order-batching-and-replays-change-nothing',
  requirement: 'MTR-2.3',
  needs: ['meters', 'usage-ingest'],
  tags: ['property'],
  async run(context) {
    const { api, expect, given, random } = context
    const clock = await given.testClock('2026-01-31T00:00:00Z')
    const event_name = random.name('event')
    const meters = await Promise.all(aggregations.map((aggregation) => given.meter({ event_name,
      aggregation, value_property: aggregation === 'count' ? undefined as never : 'v' })))
    const holds = async ({ events, order, size, replays }: Batches) => {
      const customer = await given.customer({ test_clock_id: clock.id })
      const made: UsageEventInput[] = events.map(({ timestamp: at, v }, index) => ({
        id: `e${index}`, event_name, customer_id: customer.id, timestamp: at, properties: { v } }))
      const sent = [...order, ...replays].flatMap((index) => made[index] ?? [])
      for (let from = 0; from < sent.length; from += size) {
        const batch = { events: sent.slice(from, from + size) }
        expect.status(await api.post('/usage-events', batch), 200)
      }
      const inside = within(made, start, end)
      for (const meter of meters) {
        const query = { customer_id: customer.id, start, end }
        const { body } = await api.get<MeterUsage>(`/meters/${meter.id}/usage`, { query })
        const window = body.data[0]
        expect.equal(window?.quantity, exact(measure(meter, inside)),
          `${meter.aggregation} does not depend on order, batching or replays`)
        expect.equal(window?.event_count, inside.length, 'every event is counted once')
        expect.equal(window?.event_checksum, checksum(inside), 'the checksum is that of the events')
      }
    }
    await forAll(context, batches, { runs: 8, holds })
  },
})
