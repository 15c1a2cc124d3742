import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, newEvent, newMeter, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { EventOutcome, IngestRequest } from './ingest-batch.ts'

type Events = IngestRequest['events']

describeDatabases('ingesting', (on) => {
  /** A tenant with one meter; `ingest` sends one request for it and answers its outcomes. */
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId, customer } = await storeTenant(store)
    const meter = newMeter(organizationId,
      { eventName: 'storage.sampled', aggregation: 'sum', valueProperty: 'gigabytes' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const { version: catalogueVersion } = await store.meters.catalogue({ organizationId })
    const request = (events: Events, atomic = false): IngestRequest =>
      ({ organizationId, catalogueVersion, atomic, events })
    const ingest = async (events: Events, atomic = false) =>
      (await store.ingest([request(events, atomic)]))[0]
    const period = { start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z') }
    const sum = async (customerId = customer.id) => {
      const windows = [{ meterId: meter.id, period }]
      const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
      return `${usage?.quantity.toString()} of ${usage?.eventCount}`
    }
    const close = (from: string, to: string) => store.transaction(async (repositories) => {
      await repositories.lockUsage([{ organizationId, customerId: customer.id }])
      await repositories.closeUsageWindows([{
        organizationId,
        customerId: customer.id,
        invoiceId: 'inv_1',
        meterId: meter.id,
        period: { start: at(from), end: at(to) }
      }])
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
    expect(found).toEqual({ organizationId, ...event })
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
    const another = { ...newEvent('cus_other', { ...event }), customerId: 'cus_other' }
    expect(await ingest([event, another])).toEqual(stored('accepted', 'accepted'))
    expect(await sum()).toBe('10.5 of 1')
    expect(await sum('cus_other')).toBe('10.5 of 1')
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
    await store.ingest([request([event])])
    const rest = [event, newEvent(customerId)]
    const results = await store.ingest([{ ...request(rest, true), refused: true }])
    expect(results).toEqual([{ state: 'refused', outcomes: ['duplicate', 'accepted'] }])
    expect(await sum()).toBe('10.5 of 1')
  })

  test('a refused atomic request does not touch its neighbours', async () => {
    const { store, customerId, request, sum } = await setting()
    const event = newEvent(customerId)
    const conflict = newEvent(customerId, { id: event.id, properties: { gigabytes: '1' } })
    const results = await store.ingest(
      [request([conflict, newEvent(customerId)], true), request([event]), request([])])
    expect(results.map(({ state }) => state)).toEqual(['refused', 'stored', 'stored'])
    expect(await sum()).toBe('10.5 of 1')
  })

  test.each([[false], [true]])('changed meters store nothing (atomic %s)', async (atomic) => {
    const { store, organizationId, customerId, meter, ingest, sum } = await setting()
    await store.transaction(({ meterChanges }) =>
      meterChanges.archive({ organizationId, id: meter.id }, at('2026-02-01T00:00:00Z')))
    expect(await ingest([newEvent(customerId)], atomic)).toEqual({ state: 'meters_changed' })
    expect(await sum()).toBe('0 of 0')
  })

  test('an event that an active meter cannot read is never stored', async () => {
    const { customerId, ingest, sum } = await setting()
    const unchecked = newEvent(customerId, { properties: {} })
    await expect(ingest([unchecked])).rejects.toThrow('counts in every active meter')
    expect(await sum()).toBe('0 of 0')
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

  test('no bucket holds what belongs to another', async () => {
    const { rows } = await sql`select 1 from usage_rollups as r join usage_events as e
      on e.customer_id = r.customer_id and e.bucket <> r.bucket
      and e.organization_id = r.organization_id`.execute(on.database.queries)
    expect(rows).toEqual([])
  })
})
