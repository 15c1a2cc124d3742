import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import {
  at, closedWindow, ingestEvents, newEvent, newMeter, sha256, storeTenant,
} from '../../../test/records.ts'
import { aggregations } from '../../domain/metering/meter.ts'
import { payloadHash } from '../../domain/metering/usage-event.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'
import { backfillMeter } from './backfill-meter.ts'

/** A small generator of our own, so that a failure is repeated by its seed. */
const randomFrom = (seed: number) => (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

type Random = (below: number) => number
const start = at('2026-02-01T00:00:00Z')
const idCount = 60
const timestampOf = (random: Random) =>
  start.add({ hours: random(12), minutes: random(3) * 29, microseconds: random(2) })
const propertiesOf = (random: Random) =>
  ({ v: `${random(9)}.${random(10)}`, region: ['eu', 'us', 'x'][random(3)] ?? '' })

describePostgresql('racing corrections', (on) => {
  const setting = async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const [store] = stores
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    await store.organizations.update(organizationId, { lateUsagePolicy: 'adjust_next' })
    const meterOf = (aggregation: (typeof aggregations)[number]) => newMeter(organizationId, {
      eventName: 'sampled', aggregation, groupBy: ['region'],
      valueProperty: aggregation === 'count' ? undefined : 'v',
      filters: aggregation === 'min'
        ? [{ property: 'region', operator: 'in', values: ['eu', 'us'] }] : [],
    })
    const meters = aggregations.map(meterOf)
    await store.transaction(async ({ meterChanges }) => {
      for (const meter of meters.slice(0, -1)) await meterChanges.create(meter)
    })
    return { stores, store, organizationId, customerId, meters }
  }

  /** One writer: batches of new and of known ids, voids and amendments, as the seed has it. */
  const writer = (store: Store, of: { organizationId: string; customerId: string }) => {
    const { organizationId, customerId } = of
    const ingest = async (random: Random): Promise<void> => {
      const events = Array.from({ length: random(4) + 1 }, () => newEvent(customerId, {
        id: `evt-${random(idCount)}`, eventName: 'sampled', timestamp: timestampOf(random),
        properties: propertiesOf(random),
      }))
      await ingestEvents(store, { organizationId, events })
    }
    const correct = (random: Random): Promise<void> =>
      store.transaction(async ({ usageCorrections, usageEvents }) => {
        await usageCorrections.lock(of)
        const before = await usageEvents.find({ ...of, id: `evt-${random(idCount)}` })
        if (before === undefined || before.voidedAt !== null) return
        const payload = {
          id: before.id, eventName: random(5) === 0 ? 'other' : 'sampled',
          timestamp: timestampOf(random), properties: propertiesOf(random),
        }
        const after = random(3) === 0 ? { ...before, voidedAt: start } : {
          ...before, ...payload, payloadHash: payloadHash(payload, sha256),
          revision: before.revision + 1,
        }
        await usageCorrections.correct({ before, after, at: start, reason: null })
      })
    return async (seed: number): Promise<void> => {
      const random = randomFrom(seed)
      for (let step = 0; step < 40; step += 1) {
        await (random(2) > 0 ? ingest(random) : correct(random))
      }
    }
  }

  /** Everything that is kept of an organization's usage; a sum's zeros at its end mean nothing. */
  const kept = async (organizationId: string) => {
    const own = sql`meter_number in (select number from meters
      where organization_id = ${organizationId})`
    const { rows: hours } = await sql`select bucket, customer_number, meter_number, hour, group_key,
        group_texts, event_count, trim_scale(sum) as sum, trim_scale(weighted) as weighted,
        trim_scale(max) as max, trim_scale(min) as min, trim_scale(latest_value) as latest_value,
        latest_timestamp, latest_event_id, checksum
      from usage_rollups where ${own} order by customer_number, meter_number, hour, group_key`
      .execute(on.database.queries)
    const { rows: values } = await sql`select * from usage_uniques where ${own}
      order by customer_number, meter_number, hour, group_key, value`.execute(on.database.queries)
    return { hours, values }
  }

  const recount = (meters: ReadonlyArray<ReturnType<typeof newMeter>>): Promise<void> =>
    on.database.transaction(async (transaction) => {
      const ids = meters.map(({ id }) => id)
      const own = sql`meter_number in (select number from meters where id = any(${ids}))`
      await sql`delete from usage_rollups where ${own}`.execute(transaction)
      await sql`delete from usage_uniques where ${own}`.execute(transaction)
      for (const meter of meters) await backfillMeter(transaction, meter)
    })

  test.each([11, 12, 13])('leave what raw events give (seed %i)', async (seed) => {
    const { stores: [one, other], store, organizationId, customerId, meters } = await setting()
    const [of, late] = [{ organizationId, customerId }, meters.at(-1)]
    const writers = [one, other, one, other, one, other].map((through) => writer(through, of))
    const closing = store.transaction(async ({ lockUsage, closeUsageWindows }) => {
      await lockUsage([of])
      await closeUsageWindows(meters.slice(0, 3).map(({ id: meterId }) => closedWindow({
        ...of, meterId, period: { start, end: start.add({ hours: 2 }) },
      })))
    })
    await Promise.all([
      ...writers.map((write, index) => write(seed * 100 + index)), closing,
      other.transaction(async ({ meterChanges }) => {
        if (late !== undefined) await meterChanges.create(late)
      }),
    ])
    const left = await kept(organizationId)
    expect(left.hours.length).toBeGreaterThan(30)
    await recount(meters)
    expect(await kept(organizationId)).toEqual(left)
  })
})
