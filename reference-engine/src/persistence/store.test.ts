import { expect, test } from 'vitest'
import { describeDatabases } from '../../test/database.ts'
import {
  at, created, newCustomer, newId, newMeter, newPrice, storeTenant,
} from '../../test/records.ts'
import { createStore } from './store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('the store', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    return { store, ...await storeTenant(store) }
  }

  test('what was inserted is found, by its own organization only', async () => {
    const { store, organization, organizationId, ...made } = await setting()
    const { organizationId: stranger } = await setting()
    const { customer, product, price, plan, subscription } = made
    const key = newMeter(organizationId, { eventName: 'e', aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(key))
    expect(await store.organizations.find(organizationId)).toEqual(organization)
    const finds = [
      [store.customers, customer], [store.products, product], [store.prices, price],
      [store.plans, plan], [store.subscriptions, subscription], [store.meters, key]
    ] as const
    for (const [repository, record] of finds) {
      expect(await repository.find({ organizationId, id: record.id })).toEqual(record)
      expect(await repository.find({ organizationId: stranger, id: record.id })).toBeUndefined()
      const theirs = await repository.page({ organizationId: stranger, limit: 100 })
      expect(theirs.records.map(({ id }) => id)).not.toContain(record.id)
    }
    const version = { organizationId, planId: plan.id, id: plan.version.id }
    expect(await store.plans.findVersion(version)).toEqual(plan.version)
  })

  test('an archived price keeps its definition', async () => {
    const { store, organizationId, product, price } = await setting()
    await store.prices.archive({ organizationId, id: price.id }, later)
    expect(await store.prices.find({ organizationId, id: price.id }))
      .toEqual({ ...price, archivedAt: later })
    const page = await store.prices
      .page({ organizationId, productId: product.id, limit: 5 })
    expect(page.records).toHaveLength(1)
  })

  test('a price keeps its modifiers with every digit, and may be renamed', async () => {
    const { store, organizationId, product } = await setting()
    const price = {
      ...newPrice(organizationId, product.id),
      unitConversion: { operation: 'divide', factor: '1000.0' } as const,
      discounts: [{ type: 'usage', quantity: '5.0' } as const],
      minimumAmount: '5', maximumAmount: '100.00',
    }
    const where = { organizationId, id: price.id }
    await store.prices.insert(price)
    expect(await store.prices.find(where)).toEqual(price)
    await store.prices.update(where, { name: 'Renamed', metadata: { a: 'b' } })
    expect(await store.prices.find(where))
      .toEqual({ ...price, name: 'Renamed', metadata: { a: 'b' } })
  })

  test('audit entries are appended and listed', async () => {
    const { store, organizationId } = await setting()
    const entry = (action: string) => ({
      organizationId, id: newId('aud'), at: created, actor: 'key_1', action, objectType: 'customer',
      objectId: 'cus_1', beforeDigest: null, afterDigest: 'sha256:00', requestId: null
    })
    const entries = [entry('createCustomer'), entry('archiveCustomer')]
    await store.auditEntries.append(...entries)
    const page = await store.auditEntries.page({ organizationId, limit: 5 })
    expect(page.records).toEqual(entries.toReversed())
  })

  test('an instant finer than the column is refused, not rounded', async () => {
    const { store, organizationId } = await setting()
    const fine = { ...newCustomer(organizationId), createdAt: created.add({ nanoseconds: 1 }) }
    await expect(store.customers.insert(fine)).rejects.toThrow('whole microseconds')
  })

  test('an archived meter is marked in the catalogue, which has a new version', async () => {
    const { store, organizationId } = await setting()
    const meter = newMeter(organizationId, { eventName: 'e', aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const before = await store.meters.catalogue({ organizationId })
    await store.transaction(({ meterChanges }) =>
      meterChanges.archive({ organizationId, id: meter.id }, later))
    const after = await store.meters.catalogue({ organizationId })
    const [active, archived] = [before, after].map(({ version, meters }) =>
      [version, meters.map((each) => each.archived)])
    expect([active, archived]).toEqual([[1n, [false]], [2n, [true]]])
  })
})
