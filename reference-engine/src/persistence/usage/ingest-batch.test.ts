import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { ingestion, stored } from '../../../test/ingestion.ts'
import { at, newCustomer, newEvent, newMeter } from '../../../test/records.ts'

describeDatabases('ingesting', (on) => {
  const setting = () => ingestion(on)

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
    const who = '\u{1F600}'.repeat(256)
    const long = (text: string) => ({ one: `${text}\u{1F600}`.repeat(170), two: who })
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
