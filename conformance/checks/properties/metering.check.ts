import fc from 'fast-check'
import type { Customer, Meter, UsageEventInput } from '@valora/spec/types'
import { exact } from '../../oracle/decimal-text.ts'
import { parse, sum } from '../../oracle/rational.ts'
import { usageRows } from '../../oracle/usage.ts'
import { check, type CheckContext } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { rowsOf } from '../usage-rows.ts'
import { anyDelivery, anyEvents, meterTerms, type LooseEvent } from './any-events.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']
const tags = ['property']
const [start, end] = ['2026-01-10T07:20:00Z', '2026-01-13T18:45:30Z']

/** Meters of these terms over one event name, and a clock behind every event. */
const stage = async ({ given, random }: CheckContext, terms: typeof meterTerms) => {
  const event_name = random.name('event')
  const meters: Meter[] = []
  for (const one of terms) {
    // A counting meter must not get the value property that others have by default.
    const counting = one.aggregation === 'count' ? { value_property: undefined as never } : {}
    meters.push(await given.meter({ ...one, ...counting, event_name }))
  }
  return { event_name, meters, clock: await given.testClock('2026-01-31T00:00:00Z') }
}

type Stage = Awaited<ReturnType<typeof stage>>

const named = ({ event_name }: Stage, customer: Customer, event: LooseEvent): UsageEventInput =>
  ({ ...event, event_name, customer_id: customer.id })

/** A new customer whose events are sent in these batches. */
const deliver = async (
  { api, expect, given }: CheckContext, scene: Stage, batches: readonly LooseEvent[][],
): Promise<Customer> => {
  const customer = await given.customer({ test_clock_id: scene.clock.id })
  for (const batch of batches) {
    const events = batch.map((event) => named(scene, customer, event))
    expect.status(await api.post('/usage-events', { events }), 200)
  }
  return customer
}

const judgeDelivery = async (
  context: CheckContext, scene: Stage, batches: readonly LooseEvent[][],
): Promise<void> => {
  const customer = await deliver(context, scene, batches)
  const distinct = [...new Map(batches.flat().map((event) => [event.id, event])).values()]
    .map((event) => named(scene, customer, event))
  for (const [index, meter] of scene.meters.entries()) {
    // Every other meter is asked by group, the rest by day.
    const isGrouped = index % 2 === 0
    const window = isGrouped ? 'whole' : 'day'
    const query = { start, end, window, time_zone: 'Asia/Kathmandu' } as const
    const rows = await rowsOf(context, meter,
      { ...query, customer, ...(isGrouped ? { group_by: 'region,tier' } : {}) })
    const wanted = usageRows(meter, distinct,
      { ...query, ...(isGrouped ? { group_by: ['region', 'tier'] } : {}) })
    context.expect.equal(rows, wanted,
      `${meter.aggregation} measures the events, however they arrive`)
  }
}

type Cut = { window: 'hour' | 'day' | 'month'; time_zone: string; group_by: string }

const total = (rows: readonly { quantity: string }[]): string =>
  exact(sum(rows.map(({ quantity }) => parse(quantity))))

const judgeParts = async (
  context: CheckContext, scene: Stage,
  { sent, cut: { window, time_zone, group_by } }: { sent: LooseEvent[]; cut: Cut },
): Promise<void> => {
  const { expect } = context
  const customer = await deliver(context, scene, [sent])
  for (const meter of scene.meters) {
    const asked = { customer, start, end }
    const whole = total(await rowsOf(context, meter, asked))
    const windows = await rowsOf(context, meter, { ...asked, window, time_zone })
    expect.decimal(total(windows), whole, 'the windows add up to the whole')
    expect.equal(windows.slice(1).map((row) => row.start),
      windows.slice(0, -1).map((row) => row.end), 'each begins where the one before it ends')
    const groups = await rowsOf(context, meter, { ...asked, group_by })
    expect.decimal(total(groups), whole, 'the groups add up to the whole')
  }
}

export default [
  check({
    id: 'properties/order-batching-and-duplicates-leave-every-quantity',
    requirement: ['MTR-2.3', 'MTR-5.3', 'MTR-5.4'],
    needs,
    tags,
    async run(context) {
      const scene = await stage(context, meterTerms)
      await forAll(context, anyDelivery(30),
        { runs: 6, holds: async (sent) => judgeDelivery(context, scene, sent) })
    },
  }),
  check({
    id: 'properties/groups-and-windows-add-up-to-the-whole',
    requirement: ['MTR-5.4', 'MTR-8.2'],
    needs,
    tags,
    async run(context) {
      const scene = await stage(context, meterTerms.slice(0, 2))
      const cuts = fc.record({
        window: fc.constantFrom('hour' as const, 'day' as const, 'month' as const),
        time_zone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        group_by: fc.constantFrom('region', 'tier,region'),
      })
      await forAll(context, fc.tuple(anyEvents(20), cuts),
        { runs: 5, holds: async ([sent, cut]) => judgeParts(context, scene, { sent, cut }) })
    },
  }),
]
