import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { groupsByDomain, measuredByDomain } from '../../../test/measured-by-domain.ts'
import {
  at, ingestEvents, newCustomer, newEvent, newMeter, storeTenant
} from '../../../test/records.ts'
import type { TestEvent } from '../../../test/records.ts'
import { aggregations } from '../../domain/metering/meter.ts'
import type { Meter } from '../../domain/metering/meter.ts'
import { usageWindows } from '../../domain/metering/usage-windows.ts'
import type { Period } from '../../domain/time/instant.ts'
import { createStore } from '../store.ts'

type Random = (below: number) => number

/** A small generator of our own, so that a failure is repeated by its seed. */
const randomFrom = (seed: number): Random => (below) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const start = at('2026-02-01T00:00:00Z')
const eventName = 'sampled'
const groupBy = ['region', 'tier']
const definitions: Meter[] = [
  ...aggregations.map((aggregation): Meter =>
    ({ eventName, aggregation, valueProperty: aggregation === 'count' ? undefined : 'v' })),
  ...(['latest', 'max', 'weighted_sum'] as const).flatMap((aggregation): Meter[] => [
    { eventName, aggregation, valueProperty: 'v', carryForward: true },
    { eventName, aggregation, valueProperty: 'v', carryForward: true, groupBy }
  ]),
  ...(['sum', 'unique_count', 'average'] as const).map((aggregation): Meter =>
    ({ eventName, aggregation, valueProperty: 'v', groupBy })),
  {
    eventName, aggregation: 'min', valueProperty: 'v',
    filters: [
      { property: 'region', operator: 'in', values: ['eu', 7] },
      { property: 'tier', operator: 'exists', exists: true }
    ]
  }
]

const values = ['0.1', '0.2', '-3', 7, 0.3, '12345678901234567.000000000001', '0.2', 42, '42']
const regions = ['eu', 'us', '7', 7, undefined]

/** Within ten hours, often on the same instant, and one in four right at an hour's edge. */
const randomEvents = (random: Random, customerId: string): TestEvent[] =>
  Array.from({ length: 300 }, () => {
    const minutes = random(4) === 0 ? 60 * random(10) : random(600)
    const microseconds = [0, 1, 999_999][random(3)] ?? 0
    const timestamp = start.add({ minutes, microseconds })
    const region = regions[random(regions.length)]
    const properties = {
      v: values[random(values.length)] ?? 0,
      ...(region === undefined ? {} : { region }),
      ...(random(3) === 0 ? {} : { tier: random(2) })
    }
    return newEvent(customerId, { eventName, timestamp, properties })
  })

const randomPeriods = (random: Random): Period[] =>
  Array.from({ length: 25 }, () => {
    const from = start.add({ minutes: random(3) === 0 ? 60 * random(10) : random(600) })
    const length = random(3) === 0 ? { hours: random(5) + 1 } : { minutes: random(200) + 1 }
    return { start: from, end: from.add(length).add({ microseconds: random(2) }) }
  })

const groupings = [undefined, ['region'], ['tier', 'region']]

describeDatabases('usage', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meters = definitions.map((definition) => newMeter(organizationId, definition))
    const create = async (some: typeof meters) => {
      for (const meter of some) {
        await store.transaction(({ meterChanges }) => meterChanges.create(meter))
      }
    }
    return { store, organizationId, customerId, meters, create }
  }

  test.each([1, 2, 3])('equals the domain on raw events (seed %i)', async (seed) => {
    const random = randomFrom(seed)
    const { store, organizationId, customerId, meters, create } = await setting()
    const events = randomEvents(random, customerId)
    // Some meters are there from the start, the others count what is stored when they come.
    await create(meters.filter((_, index) => index % 3 === 0))
    for (let from = 0; from < events.length;) {
      const size = random(40) + 1
      const batch = [...events.slice(from, from + size), ...events.slice(random(from + 1), from)]
      const outcomes = await ingestEvents(store, { organizationId, events: batch })
      expect(outcomes).toHaveLength(batch.length)
      if (from < 150 && from + size >= 150) {
        await create(meters.filter((_, index) => index % 3 !== 0))
      }
      from += size
    }
    const current = await correctSome({ store, organizationId, customerId, events, random })
    const windows = randomPeriods(random).flatMap((period) => meters.map((meter) => {
      const asked = meter.groupBy.length === 0 ? undefined : groupings[random(groupings.length)]
      return { meterId: meter.id, meter, period, groupBy: asked }
    }))
    const usage = await store.usageQuantities({ organizationId, customerId, windows })
    for (const [index, window] of windows.entries()) {
      const { meter: { aggregation, carryForward }, period, groupBy: asked } = window
      const about =
        { aggregation, carryForward, asked, from: String(period.start), to: String(period.end) }
      expect({ ...about, ...shown(usage[index]) }).toEqual({
        ...about, ...measuredByDomain(current, window),
        groups: asked && groupsByDomain(current, window)
      })
    }
  })

  type Correcting = Awaited<ReturnType<typeof setting>> extends infer Setting
    ? Pick<Setting & { store: ReturnType<typeof createStore> }, 'store'>
      & { organizationId: string; customerId: string; events: TestEvent[]; random: Random }
    : never

  /** Voids one event in ten, moves another to elsewhere, and tells what counts from now on. */
  const correctSome = async (
    { store, organizationId, customerId, events, random }: Correcting
  ): Promise<TestEvent[]> => {
    const left: TestEvent[] = []
    for (const event of events) {
      const fate = random(10)
      const timestamp = start.add({ minutes: random(600) })
      const moved = { ...event, timestamp, properties: { v: random(9), region: 'eu' } }
      if (fate !== 0) left.push(fate === 1 ? moved : event)
      if (fate > 1) continue
      await store.transaction(async ({ usageCorrections, usageEvents }) => {
        await usageCorrections.lock({ organizationId, customerId })
        const before = await usageEvents.find({ organizationId, customerId, id: event.id })
        if (before === undefined) throw new Error('the event is stored')
        const after = fate === 0
          ? { ...before, voidedAt: start }
          : { ...before, timestamp, properties: moved.properties, revision: 2 }
        await usageCorrections.correct({ before, after, at: start, reason: 'a test' })
      })
    }
    return left
  }

  const shown = (usage: Awaited<ReturnType<ReturnType<typeof createStore>['usageQuantities']>>[0]
    | undefined) => ({
    quantity: usage?.quantity.toString(),
    eventCount: usage?.eventCount,
    checksum: usage?.checksum,
    groups: usage?.groups?.map((group) => ({ ...group, quantity: group.quantity.toString() }))
  })

  test('windows in a row measure as each by itself', async () => {
    const random = randomFrom(9)
    const { store, organizationId, customerId, meters, create } = await setting()
    await create(meters)
    const events = randomEvents(random, customerId)
    await ingestEvents(store, { organizationId, events })
    const period = { start: start.add({ minutes: 130 }), end: start.add({ minutes: 500 }) }
    const rows = [...usageWindows(period, { unit: 'hour', timeZone: 'Asia/Kathmandu' })]
    const windows = meters.flatMap((meter) => rows.map((row) => (
      { meterId: meter.id, meter, period: row, groupBy: meter.groupBy.slice(0, 1) })))
    const usage = await store.usageQuantities({ organizationId, customerId, windows })
    expect(usage.map((each) => shown(each))).toEqual(windows.map((window) => ({
      ...measuredByDomain(events, window),
      groups: window.groupBy.length === 0 ? undefined : groupsByDomain(events, window)
    })))
  })

  test('customers are measured together as each by itself', async () => {
    const random = randomFrom(4)
    const first = await setting()
    const { store, organizationId, meters } = first
    await first.create(meters)
    const other = newCustomer(organizationId)
    await store.customers.insert(other)
    const customers = [first.customerId, other.id].map((customerId) =>
      ({ customerId, events: randomEvents(random, customerId) }))
    for (const { events } of customers) await ingestEvents(store, { organizationId, events })
    const rows = [...usageWindows({ start, end: start.add({ hours: 3 }) },
      { unit: 'hour', timeZone: 'Asia/Kathmandu' })]
    // Windows of the two follow each other, though never of one customer in a row.
    const windows = rows.flatMap((period) => meters.flatMap((meter) =>
      customers.map((each) => ({ ...each, organizationId, meterId: meter.id, meter, period }))))
    const usage = await store.usageOfCustomers(windows)
    expect(usage.map((each) => shown(each))).toEqual(windows.map(({ events, ...window }) =>
      ({ ...measuredByDomain(events, window), groups: undefined })))
  })
})
