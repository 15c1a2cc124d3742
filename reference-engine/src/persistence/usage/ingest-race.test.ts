import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import {
  at, closedWindow, ingestEvents, newEvent, newMeter, storeTenant
} from '../../../test/records.ts'
import type { TestEvent } from '../../../test/records.ts'
import { formatChecksum } from '../../domain/metering/checksum.ts'
import { aggregations } from '../../domain/metering/meter.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'
import { measuredByDomain } from '../../../test/measured-by-domain.ts'

type Events = readonly TestEvent[]
const start = at('2026-02-01T00:00:00Z')
const period = { start, end: start.add({ hours: 48 }) }

describePostgresql('racing ingestion', (on) => {
  const setting = async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const [store] = stores
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meters = aggregations.map((aggregation) => newMeter(organizationId, {
      eventName: 'sampled', aggregation, valueProperty: aggregation === 'count' ? undefined : 'v'
    }))
    await store.transaction(async ({ meterChanges }) => {
      for (const meter of meters) await meterChanges.create(meter)
    })
    const send = async (through: Store, events: Events, atomic = false): Promise<string[]> => {
      const outcomes = await ingestEvents(through, { organizationId, events, atomic })
      return outcomes.length < events.length ? send(through, events, atomic) : [...outcomes]
    }
    const events: Events = Array.from({ length: 400 }, (_, index) => newEvent(customerId, {
      eventName: 'sampled',
      timestamp: start.add({ minutes: (index * 37) % 600 }),
      properties: { v: `${index % 7}.${index % 10}` }
    }))
    const usage = async () => {
      const windows = meters.map(({ id: meterId }) => ({ meterId, period }))
      const found = await store.usageQuantities({ organizationId, customerId, windows })
      return found.map((each) => ({
        quantity: each.quantity.toString(),
        eventCount: each.eventCount,
        checksum: formatChecksum(each.checksum)
      }))
    }
    const wanted = (counted: Events) => meters.map((meter) => {
      const measured = measuredByDomain(counted, { meter, period })
      return { ...measured, checksum: formatChecksum(measured.checksum) }
    })
    return { stores, store, organizationId, customerId, meters, send, events, usage, wanted }
  }

  test.each([[false], [true]])('the same events twice count once (atomic %s)', async (atomic) => {
    const { stores, send, events, usage, wanted } = await setting()
    const batches = [0, 100, 200, 300].flatMap((from) => {
      const batch = events.slice(from, from + 100)
      return [batch, batch.toReversed(), [...batch.slice(50), ...batch.slice(0, 50)]]
    })
    const outcomes = (await Promise.all(batches.map((batch, index) =>
      send(stores[index % 2 === 0 ? 0 : 1], batch, atomic)))).flat()
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(events.length)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(2 * events.length)
    expect(await usage()).toEqual(wanted(events))
  })

  test('of two payloads with one id exactly one is accepted', async () => {
    const { stores, customerId, send, usage, wanted } = await setting()
    const common = { id: 'rival', eventName: 'sampled', timestamp: start }
    const rivals = [1, 2].map((v) => newEvent(customerId, { ...common, properties: { v } }))
    const outcomes = await Promise.all(rivals.map((event, index) =>
      send(stores[index === 0 ? 0 : 1], [event])))
    expect(outcomes.flat().toSorted()).toEqual(['accepted', 'conflict'])
    const winner = rivals.filter((_, index) => outcomes[index]?.[0] === 'accepted')
    expect(await usage()).toEqual(wanted(winner))
  })

  test('what is accepted while a window closes is in what was closed', async () => {
    const { stores, organizationId, customerId, meters, send, events, usage, wanted } =
      await setting()
    const seen: Array<{ eventCount: number }> = []
    const close = stores[1].transaction(async (repositories) => {
      await repositories.lockUsage([{ organizationId, customerId }])
      const windows = meters.map(({ id: meterId }) => ({ meterId, period }))
      seen.push(...await repositories.usageQuantities({ organizationId, customerId, windows }))
      await repositories.closeUsageWindows(windows.map(({ meterId }) =>
        closedWindow({ organizationId, customerId, meterId, period })))
    })
    const singles = events.slice(0, 60)
    const outcomes = await Promise.all(singles.map((event, index) =>
      send(stores[index % 2 === 0 ? 0 : 1], [event])))
    await close
    const accepted = singles.filter((_, index) => outcomes[index]?.[0] === 'accepted')
    expect(seen.map(({ eventCount }) => eventCount)).toEqual(meters.map(() => accepted.length))
    expect(await usage()).toEqual(wanted(accepted))
    expect(await send(stores[0], events.slice(60, 61))).toEqual(['usage_period_closed'])
  })

  test('a meter that comes while events arrive counts them all', async () => {
    const { stores, store, organizationId, customerId, send, events } = await setting()
    const late = newMeter(organizationId,
      { eventName: 'sampled', aggregation: 'sum', valueProperty: 'v' })
    const sending = Promise.all(events.slice(0, 100).map((event, index) =>
      send(stores[index % 2 === 0 ? 0 : 1], [event])))
    await stores[1].transaction(({ meterChanges }) => meterChanges.create(late))
    await sending
    const [found] = await store.usageQuantities(
      { organizationId, customerId, windows: [{ meterId: late.id, period }] })
    expect(found?.eventCount).toBe(100)
  })

  test('corrections that race with ingestion leave the rollups of the events', async () => {
    const { stores, organizationId, customerId, send, events, usage, wanted } = await setting()
    const [first, second] = stores
    const [early, late] = [events.slice(0, 40), events.slice(40, 120)]
    await send(first, early)
    const at2 = start.add({ hours: 30 })
    const correct = async (event: TestEvent, index: number) => {
      await second.transaction(async ({ usageCorrections, usageEvents }) => {
        await usageCorrections.lock({ organizationId, customerId })
        const before = await usageEvents.find({ organizationId, customerId, id: event.id })
        if (before === undefined) throw new Error('the event is stored')
        const after = index % 2 === 0
          ? { ...before, voidedAt: at2 }
          : { ...before, revision: 2, timestamp: event.timestamp.add({ hours: 1 }) }
        await usageCorrections.correct({ before, after, at: at2, reason: null })
      })
    }
    await Promise.all([
      ...late.map((event, index) => send(stores[index % 2 === 0 ? 0 : 1], [event])),
      ...early.map(correct)
    ])
    const left = early.flatMap((event, index) => index % 2 === 0
      ? []
      : [{ ...event, timestamp: event.timestamp.add({ hours: 1 }) }])
    expect(await usage()).toEqual(wanted([...left, ...late]))
  })

  test('the hourly rollups are those of the raw events', async () => {
    const { rows } = await sql`
      select r.meter_number, r.hour from usage_rollups as r
      left join lateral (select count(*) as n, mod(sum(('x' || encode(
          substr(e.payload_hash, 29, 4), 'hex'))::bit(32)::bigint::numeric), 2::numeric ^ 32) as low
        from usage_events as e
        join meters as m on m.number = r.meter_number and m.event_name = e.event_name
        where e.customer_number = r.customer_number and e.voided_at is null
          and date_trunc('hour', e.timestamp) = r.hour
      ) as raw on true
      where r.event_count <> raw.n or mod(r.checksum, 2::numeric ^ 32) <> raw.low`
      .execute(on.database.queries)
    expect(rows).toEqual([])
  })
})
