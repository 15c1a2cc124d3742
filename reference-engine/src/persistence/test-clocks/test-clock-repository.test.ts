import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, created, newCustomer, newId, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('test clocks', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const { organizationId } = tenant
    const clock = {
      organizationId, id: newId('clk'), name: null, now: created, advancingTo: null,
      createdAt: created, deletedAt: null
    }
    await store.testClocks.insert(clock)
    return { store, ...tenant, clock, of: { organizationId, testClockId: clock.id } }
  }

  test('a clock carries its customers and remembers where it is going', async () => {
    const { store, organizationId, clock } = await setting()
    await store.customers.insert({ ...newCustomer(organizationId), testClockId: clock.id })
    const unknown = store.customers.insert({ ...newCustomer(organizationId), testClockId: 'clk_0' })
    await expect(unknown).rejects.toMatchObject({ code: '23503' })
    await store.testClocks.update({ organizationId, id: clock.id }, { advancingTo: later })
    const found = await store.testClocks.findMany({ organizationId, ids: [clock.id] })
    expect(found).toEqual([{ ...clock, advancingTo: later }])
  })

  test('a deleted clock is found, not listed, and its customers archived', async () => {
    const { store, organizationId, customer, clock, of } = await setting()
    const other = { ...clock, id: newId('clk') }
    await store.testClocks.insert(other)
    const own = { ...newCustomer(organizationId), testClockId: clock.id }
    await store.customers.insert(own)
    await store.testClocks.update(clock, { deletedAt: later })
    await store.testClocks.archiveCustomers({ ...of, archivedAt: later })
    expect(await store.testClocks.find(clock)).toEqual({ ...clock, deletedAt: later })
    const page = await store.testClocks.page({ organizationId, limit: 5 })
    expect(page.records).toEqual([other])
    expect(await store.customers.find(own)).toEqual({ ...own, archivedAt: later, updatedAt: later })
    expect(await store.customers.find(customer)).toEqual(customer)
  })

  test('effects go on from the last position and are listed by time', async () => {
    const { store, of } = await setting()
    const effect = (objectId: string, instant = created) =>
      ({ at: instant, type: 'invoice_created' as const, objectId })
    expect(await store.testClockEffects.last(of)).toBeUndefined()
    await store.testClockEffects.append(of, [])
    await store.testClockEffects.append(of, [effect('inv_2'), effect('inv_4', later)])
    await store.testClockEffects.append(of, [effect('inv_1')])
    const stored = (objectId: string, { position = 0, instant = created }) =>
      ({ ...of, ...effect(objectId, instant), position: BigInt(position) })
    const all = [stored('inv_2', { position: 1 }), stored('inv_1', { position: 3 }),
      stored('inv_4', { position: 2, instant: later })]
    const first = await store.testClockEffects.page({ ...of, limit: 2 })
    expect(first).toEqual({ records: all.slice(0, 2), hasMore: true })
    const rest = await store.testClockEffects.page({ ...of, limit: 2, after: all[1] })
    expect(rest).toEqual({ records: all.slice(2), hasMore: false })
    expect(await store.testClockEffects.last(of)).toEqual({ at: later, position: 2n })
  })
})
