import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, newCustomer, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('customers', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    return { store, ...await storeTenant(store) }
  }

  test('pages show each customer once while others are inserted', async () => {
    const { store, organizationId, customer } = await setting()
    const made = Array.from({ length: 6 }, () => newCustomer(organizationId))
    for (const each of made) await store.customers.insert(each)
    const seen: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await store.customers.page({ organizationId, limit: 3, after })
      seen.push(...page.records.map(({ id }) => id))
      after = seen.at(-1)
      more = page.hasMore
      await store.customers.insert(newCustomer(organizationId))
    }
    expect(seen).toEqual([...made.map(({ id }) => id).toReversed(), customer.id])
  })

  test('an external id is taken once in an organization', async () => {
    const { store, organizationId, customer } = await setting()
    const other = await setting()
    const named = { ...newCustomer(organizationId), externalId: 'C-1' }
    await store.customers.insert(named)
    await store.customers.insert({ ...newCustomer(other.organizationId), externalId: 'C-1' })
    const again = store.customers.insert({ ...newCustomer(organizationId), externalId: 'C-1' })
    await expect(again).rejects.toMatchObject({ code: 'external_id_taken' })
    const changed = store.customers
      .update({ organizationId, id: customer.id }, { externalId: 'C-1' })
    await expect(changed).rejects.toMatchObject({ code: 'external_id_taken' })
    const page = await store.customers.page({ organizationId, externalId: 'C-1', limit: 5 })
    expect(page).toEqual({ records: [named], hasMore: false })
    const each = await store.customers.findEach([named, { ...named, id: 'cus_none' }, customer])
    expect(each).toEqual([customer, named])
    const many = await store.meteredCustomers
      .findMany({ organizationId, ids: [customer.id, 'cus_none'], externalIds: ['C-1', 'C-2'] })
    expect(many.map(({ id }) => id).toSorted()).toEqual([customer.id, named.id].toSorted())
  })

  test('an update changes what it names', async () => {
    const { store, organizationId, customer } = await setting()
    const change = { name: 'Lhotse', email: 'a@b.example', metadata: {}, archivedAt: later }
    await store.customers.update({ organizationId, id: customer.id }, change)
    expect(await store.customers.find({ organizationId, id: customer.id }))
      .toEqual({ ...customer, ...change })
  })
})
