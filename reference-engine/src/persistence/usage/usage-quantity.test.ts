import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, newEvent, newMeter, sha256, storeTenant } from '../../../test/records.ts'
import { measure } from '../../domain/metering/measure.ts'
import type { Contribution } from '../../domain/metering/measure.ts'
import { aggregations } from '../../domain/metering/meter.ts'
import type { Aggregation, Meter } from '../../domain/metering/meter.ts'
import { distinctIn, numberIn } from '../../domain/metering/property-value.ts'
import { quantity } from '../../../test/metering-model/quantity.ts'
import { rollupOf } from '../../../test/metering-model/rollup.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { contains } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { createStore } from '../store.ts'
import type { IngestRequest } from './ingest-batch.ts'

type Event = IngestRequest['events'][number]

/** A small generator of our own, so that a failure is repeated by its seed. */
const randomFrom = (seed: number) => (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const start = at('2026-02-01T00:00:00Z')
const meterOf = (aggregation: Aggregation): Meter =>
  ({ eventName: 'sampled', aggregation, valueProperty: aggregation === 'count' ? undefined : 'v' })

const values = ['0.1', '0.2', '-3', 7, 0.3, '12345678901234567.000000000001', '0.2', 42, '42']

/** Within ten hours, often on the same instant, and one in four right at an hour's edge. */
const randomEvents = (random: (below: number) => number, customerId: string): Event[] =>
  Array.from({ length: 300 }, () => {
    const minutes = random(4) === 0 ? 60 * random(10) : random(600)
    const microseconds = [0, 1, 999_999][random(3)] ?? 0
    const timestamp = start.add({ minutes, microseconds })
    return newEvent(customerId, {
      eventName: 'sampled', timestamp, properties: { v: values[random(values.length)] ?? 0 }
    })
  })

/** What the domain makes of all the raw events: nothing of the database's own sums is in it. */
type Measured = { readonly meter: Meter; readonly period: Period }

const recomputed = (events: readonly Event[], { meter, period }: Measured) => {
  const contributions = events
    .filter(({ timestamp }) => contains(period, timestamp))
    .map((event) => measure(meter, { event, payloadHash: event.payloadHash }).contribution)
    .filter((found): found is Contribution => found !== undefined)
  const rollup = rollupOf(contributions)
  return {
    quantity: quantity(meter.aggregation, rollup).toString(),
    eventCount: rollup.count,
    checksum: rollup.checksum
  }
}

const randomPeriods = (random: (below: number) => number): Period[] =>
  Array.from({ length: 40 }, () => {
    const from = start.add({ minutes: random(3) === 0 ? 60 * random(10) : random(600) })
    const length = random(3) === 0 ? { hours: random(5) + 1 } : { minutes: random(200) + 1 }
    return { start: from, end: from.add(length).add({ microseconds: random(2) }) }
  })

describeDatabases('usage', (on) => {
  test.each([1, 2, 3])('equals the domain on raw events (seed %i)', async (seed) => {
    const random = randomFrom(seed)
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meters = aggregations.map((aggregation) => newMeter(organizationId, meterOf(aggregation)))
    const events = randomEvents(random, customerId)
    // Some meters are there from the start, the others count what is stored when they come.
    const createSome = async (some: typeof meters) => {
      for (const meter of some) {
        await store.transaction(({ meterChanges }) => meterChanges.create(meter))
      }
    }
    await createSome(meters.slice(0, 2))
    for (let from = 0; from < events.length;) {
      const size = random(40) + 1
      const batch = [...events.slice(from, from + size), ...events.slice(random(from + 1), from)]
      const { version: catalogueVersion } = await store.meters.catalogue({ organizationId })
      const [result] = await store.ingest(
        [{ organizationId, catalogueVersion, atomic: false, events: batch }])
      expect(result?.state).toBe('stored')
      if (from < 150 && from + size >= 150) await createSome(meters.slice(2))
      from += size
    }
    const cases = randomPeriods(random).flatMap((period) =>
      aggregations.map((aggregation, index) =>
        ({ aggregation, period, meterId: meters[index]?.id ?? '' })))
    const usage = await store.usageQuantities({ organizationId, customerId, windows: cases })
    for (const [index, { aggregation, period }] of cases.entries()) {
      const found = usage[index]
      const wanted = recomputed(events, { meter: meterOf(aggregation), period })
      const about = { aggregation, period: `${String(period.start)} ${String(period.end)}` }
      expect({ ...found, quantity: found?.quantity.toString(), ...about })
        .toEqual({ ...wanted, ...about })
    }
  })

  test('a meter of another organization is not read', async () => {
    const store = createStore(on.database)
    const [mine, theirs] = [await storeTenant(store), await storeTenant(store)]
    const meter = newMeter(theirs.organizationId, meterOf('count'))
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const windows = [{ meterId: meter.id, period: { start, end: start.add({ hours: 1 }) } }]
    const { organizationId, customer: { id: customerId } } = mine
    await expect(store.usageQuantities({ organizationId, customerId, windows }))
      .rejects.toThrow('names a meter of the organization')
  })

  test.each([
    '1', '-1', '0', '-0', '-0.0', '0.10', '01', '1.', '.5', '+1', '1e3', ' 1', '1\n', '', 'abc',
    '\u0661',
    '123456789012345678', '1234567890123456789', '0.123456789012', '0.1234567890123',
    '0.1234567890120000', '1.0000000000000000', 'NaN', 'Infinity',
    0, 1, -1.5, 0.1, 0.1 + 0.2, 9007199254740991, 9007199254740992, 1e15, 123456789012345.6, 1e21,
    1e-7, 1e-12, 1e-13, 1.5e300, 5e-324, 100, 1200.5, true, false
  ])('SQL and the domain read %j alike', async (value) => {
    const number = numberIn(value)
    const { rows } = await sql<{ number: string | null; text: string }>`
      select trim_scale(usage_number(v)) as number, usage_distinct(v) as text
      from (select ${JSON.stringify(value)}::text::jsonb as v) as given`
      .execute(on.database.queries)
    expect(rows[0]).toEqual({
      number: number instanceof Decimal ? number.toString() : null,
      text: distinctIn(value)
    })
  })

  test('a hash is a sum of one in checksums', async () => {
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meter = newMeter(organizationId, meterOf('count'))
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const hashes = ['f'.repeat(64), `${'0'.repeat(63)}3`, sha256('')]
    const { version: catalogueVersion } = await store.meters.catalogue({ organizationId })
    await store.ingest([{
      organizationId, catalogueVersion, atomic: false,
      events: hashes.map((hash) =>
        ({ ...newEvent(customerId, { eventName: 'sampled', timestamp: start }),
          payloadHash: hash }))
    }])
    const windows = [{ meterId: meter.id, period: { start, end: start.add({ hours: 1 }) } }]
    const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
    expect(usage?.checksum).toBe((2n + BigInt(`0x${sha256('')}`)) % 2n ** 256n)
  })
})
