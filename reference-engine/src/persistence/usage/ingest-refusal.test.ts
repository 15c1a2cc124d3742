import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { ingestion, stored } from '../../../test/ingestion.ts'
import { at, newEvent } from '../../../test/records.ts'

describeDatabases('refusing usage', (on) => {
  const setting = () => ingestion(on)

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
})
