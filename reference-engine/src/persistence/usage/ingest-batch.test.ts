import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import {
  at, closedWindow, ingestRequest, newCustomer, newEvent, newMeter, storeTenant
} from '../../../test/records.ts'
import type { TestEvent } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { EventOutcome } from './store-events.ts'

type Events = readonly TestEvent[]

describeDatabases('ingesting', (on) => {
  /** A tenant with one meter; `ingest` sends one request for it and answers its outcomes. */
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId, customer } = await storeTenant(store)
    const meter = newMeter(organizationId,
      { eventName: 'storage.sampled', aggregation: 'sum', valueProperty: 'gigabytes' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const request = (events: Events, atomic = false) =>
      ingestRequest(store, { organizationId, events, atomic })
    const ingest = async (events: Events, atomic = false) =>
      (await store.ingest([await request(events, atomic)]))[0]
    const period = { start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z') }
    const sum = async (customerId = customer.id) => {
      const windows = [{ meterId: meter.id, period }]
      const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
      return `${usage?.quantity.toString()} of ${usage?.eventCount}`
    }
    const close = (from: string, to: string) => store.transaction(async (repositories) => {
      await repositories.lockUsage([{ organizationId, customerId: customer.id }])
      await repositories.closeUsageWindows([closedWindow({
        organizationId,
        customerId: customer.id,
        meterId: meter.id,
        period: { start: at(from), end: at(to) }
      })])
    })
    return { store, organizationId, customerId: customer.id, meter, request, ingest, sum, close }
  }

  const stored = (...outcomes: EventOutcome[]) => ({ state: 'stored', outcomes })

  test('a new event is accepted, its replay is a duplicate and counts once', async () => {
    const { customerId, ingest, sum } = await setting()
    const event = newEvent(customerId)
    expect(await ingest([event])).toEqual(stored('accepted'))
    expect(await ingest([event, newEvent(customerId)])).toEqual(stored('duplicate', 'accepted'))
    expect(await sum()).toBe('21 of 2')
  })

  test('an id with another payload is a conflict, and the first stays', async () => {
    const { store, organizationId, customerId, ingest, sum } = await setting()
    const event = newEvent(customerId)
    const other = newEvent(customerId, { id: event.id, properties: { gigabytes: '99' } })
    await ingest([event])
    expect(await ingest([other, event])).toEqual(stored('conflict', 'duplicate'))
    expect(await sum()).toBe('10.5 of 1')
    const found = await store.usageEvents.find({ organizationId, customerId, id: event.id })
    expect(found).toEqual({ organizationId, ...event, voidedAt: null, revision: 1 })
  })

  test('of one id twice in a batch the first is taken', async () => {
    const { customerId, ingest, sum } = await setting()
    const event = newEvent(customerId)
    const other = newEvent(customerId, { id: event.id, properties: { gigabytes: '99' } })
    expect(await ingest([event, other])).toEqual(stored('accepted', 'conflict'))
    expect(await sum()).toBe('10.5 of 1')
    const [third, changed] = [newEvent(customerId), newEvent(customerId, { id: 'again' })]
    expect(await ingest([changed, third, changed]))
      .toEqual(stored('accepted', 'accepted', 'duplicate'))
  })

  test('the same id of two customers is two events', async () => {
    const { store, organizationId, customerId, ingest, sum } = await setting()
    const event = newEvent(customerId)
    const other = newCustomer(organizationId)
    await store.customers.insert(other)
    const another = { ...event, customerId: other.id }
    expect(await ingest([event, another])).toEqual(stored('accepted', 'accepted'))
    expect(await sum()).toBe('10.5 of 1')
    expect(await sum(other.id)).toBe('10.5 of 1')
    const found = await store.usageEvents.find({ organizationId, customerId, id: another.id })
    expect(found?.customerId).toBe(customerId)
  })

  test('a closed window refuses new events and knows the old ones', async () => {
    const { customerId, ingest, sum, close } = await setting()
    const before = newEvent(customerId)
    await ingest([before])
    await close('2026-02-03T10:00:00Z', '2026-02-03T11:00:00Z')
    const inside = newEvent(customerId)
    const atEnd = newEvent(customerId, { timestamp: at('2026-02-03T11:00:00Z') })
    const changed = newEvent(customerId, { id: before.id, properties: { gigabytes: '1' } })
    expect(await ingest([inside, atEnd, before, changed]))
      .toEqual(stored('usage_period_closed', 'accepted', 'duplicate', 'conflict'))
    expect(await sum()).toBe('21 of 2')
  })

  test('an event refused as late leaves its id free for a later one', async () => {
    const { customerId, ingest, close } = await setting()
    await close('2026-02-03T10:00:00Z', '2026-02-03T11:00:00Z')
    const late = newEvent(customerId)
    const inTime = newEvent(customerId, { id: late.id, timestamp: at('2026-02-04T00:00:00Z') })
    expect(await ingest([late, inTime])).toEqual(stored('usage_period_closed', 'accepted'))
    expect(await ingest([late])).toEqual(stored('conflict'))
  })

  test('an atomic request with a conflict stores nothing', async () => {
    const { customerId, ingest, sum } = await setting()
    const [first, second] = [newEvent(customerId), newEvent(customerId)]
    await ingest([first])
    const conflict = newEvent(customerId, { id: first.id, properties: { gigabytes: '1' } })
    expect(await ingest([second, conflict], true))
      .toEqual({ state: 'refused', outcomes: ['accepted', 'conflict'] })
    expect(await sum()).toBe('10.5 of 1')
    expect(await ingest([second, first], true)).toEqual(stored('accepted', 'duplicate'))
  })

  test('an atomic request that is refused already stores nothing', async () => {
    const { store, customerId, request, sum } = await setting()
    const event = newEvent(customerId)
    await store.ingest([await request([event])])
    const rest = [event, newEvent(customerId)]
    const results = await store.ingest([{ ...await request(rest, true), refused: true }])
    expect(results).toEqual([{ state: 'refused', outcomes: ['duplicate', 'accepted'] }])
    expect(await sum()).toBe('10.5 of 1')
  })

  test('a refused atomic request does not touch its neighbours', async () => {
    const { store, customerId, request, sum } = await setting()
    const event = newEvent(customerId)
    const conflict = newEvent(customerId, { id: event.id, properties: { gigabytes: '1' } })
    const results = await store.ingest([
      await request([conflict, newEvent(customerId)], true), await request([event]),
      await request([])
    ])
    expect(results.map(({ state }) => state)).toEqual(['refused', 'stored', 'stored'])
    expect(await sum()).toBe('10.5 of 1')
  })

  test.each([[false], [true]])('changed meters store nothing (atomic %s)', async (atomic) => {
    const { store, organizationId, customerId, meter, request, ingest, sum } = await setting()
    const judged = await request([newEvent(customerId)], atomic)
    await store.transaction(({ meterChanges }) =>
      meterChanges.archive({ organizationId, id: meter.id }, at('2026-02-01T00:00:00Z')))
    expect(await store.ingest([judged])).toEqual([{ state: 'changed' }])
    expect(await sum()).toBe('0 of 0')
    expect(await ingest([newEvent(customerId)])).toEqual(stored('accepted'))
    expect(await sum()).toBe('10.5 of 1')
  })

  test('a request that is judged anew does not hold up its neighbours', async () => {
    const { store, customerId, request, sum } = await setting()
    const judged = await request([newEvent(customerId)])
    const results = await store.ingest([{ ...judged, version: -1n }, judged])
    expect(results).toEqual([{ state: 'changed' }, stored('accepted')])
    expect(await sum()).toBe('10.5 of 1')
  })

  test('a new external id and a revoked key change what is ingested by', async () => {
    const { store, organizationId, customerId } = await setting()
    const version = async () => (await store.meters.catalogue({ organizationId })).version
    const first = await version()
    await store.customers.update({ organizationId, id: customerId }, { externalId: 'C-9' })
    const second = await version()
    await store.customers.update({ organizationId, id: customerId }, { name: 'Other' })
    expect([second > first, await version()]).toEqual([true, second])
    await store.apiKeys.revoke({ organizationId, id: 'key_none' }, at('2026-02-01T00:00:00Z'))
    expect(await version()).toBeGreaterThan(second)
  })

  test('a full batch is stored by one statement', async () => {
    const { customerId, ingest, sum } = await setting()
    const events = Array.from({ length: 1000 }, () => newEvent(customerId))
    expect(await ingest(events)).toEqual(stored(...events.map(() => 'accepted' as const)))
    expect(await sum()).toBe('10500 of 1000')
  })

  test('events are listed newest first, each once', async () => {
    const { store, organizationId, customerId, ingest } = await setting()
    const minutes = [5, 1, 3, 3, 2]
    await ingest(minutes.map((minute) =>
      newEvent(customerId, { timestamp: at(`2026-02-03T10:0${minute}:00.000001Z`) })))
    const seen: string[] = []
    let after: { timestamp: ReturnType<typeof at>; id: string } | undefined
    for (let more = true; more;) {
      const page = await store.usageEvents.page({ organizationId, customerId, limit: 2, after })
      seen.push(...page.records.map(({ timestamp }) => timestamp.toString()))
      after = page.records.at(-1)
      more = page.hasMore
    }
    expect(seen).toEqual([5, 3, 3, 2, 1].map((minute) => `2026-02-03T10:0${minute}:00.000001Z`))
    const none = await store.usageEvents
      .page({ organizationId, customerId, eventName: 'other', limit: 2 })
    expect(none).toEqual({ records: [], hasMore: false })
  })

  test('properties come back as they were sent', async () => {
    const { store, organizationId, customerId, ingest } = await setting()
    const text = 'a"\\\u2028\u{1F600}'
    const properties = { gigabytes: '1.50', n: 1e-7, big: 1e21, yes: true, 'k.y': text }
    const event = newEvent(customerId, { id: 'e/"\u{1F600}', properties })
    await ingest([event])
    const found = await store.usageEvents.find({ organizationId, customerId, id: event.id })
    expect(found?.properties).toEqual(properties)
    expect(found?.payloadHash).toBe(event.payloadHash)
  })

  test('a group that is too long for a key is told apart all the same', async () => {
    const { store, organizationId, customerId, ingest } = await setting()
    const meter = newMeter(organizationId, {
      eventName: 'storage.sampled', aggregation: 'unique_count', valueProperty: 'who',
      groupBy: ['one', 'two']
    })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const long = (text: string) => ({ one: `${text}\u{1F600}`.repeat(170), two: '\u{1F600}'.repeat(256) })
    const who = '\u{1F600}'.repeat(256)
    const events = [long('a'), long('b'), long('a')].map((group) =>
      newEvent(customerId, { properties: { gigabytes: 1, who, ...group } }))
    expect(await ingest(events)).toEqual(stored('accepted', 'accepted', 'accepted'))
    const start = at('2026-02-01T00:00:00Z')
    const windows = [{
      meterId: meter.id, period: { start, end: start.add({ hours: 100 }) }, groupBy: ['two', 'one']
    }]
    const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
    expect(usage?.groups?.map(({ values, eventCount }) => [values, eventCount])).toEqual([
      [[long('a').two, long('a').one], 2], [[long('b').two, long('b').one], 1]
    ])
  })

  test('no bucket holds what belongs to another', async () => {
    const { rows } = await sql`select 1 from usage_rollups as r join usage_events as e
      on e.customer_number = r.customer_number and e.bucket <> r.bucket`
      .execute(on.database.queries)
    expect(rows).toEqual([])
  })
})
