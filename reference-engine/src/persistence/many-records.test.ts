import { expect, test } from 'vitest'
import { describeDatabases } from '../../test/database.ts'
import {
  at, created, newCustomer, newId, newSubscription, storeTenant
} from '../../test/records.ts'
import { createStore } from './store.ts'

const [one, other] = [at('2026-03-01T00:00:00Z'), at('2026-04-01T00:00:00Z')]

// What all records share goes to the database once, and must not fill what another has none of.
const columns = [
  { of: 'one record', instants: [one] },
  { of: 'one record without a value', instants: [null] },
  { of: 'records that share it', instants: [one, one, one] },
  { of: 'records without a value', instants: [null, null, null] },
  { of: 'records of which the first has none', instants: [null, one, one] },
  { of: 'records of which only the first has one', instants: [one, null, null] },
  { of: 'records that differ', instants: [one, other, null] },
]

describeDatabases('many records by one statement', (on) => {
  test.each(columns)('insertion keeps a value of $of', async ({ instants }) => {
    const store = createStore(on.database)
    const { organizationId } = await storeTenant(store)
    const entries = instants.map((instant) => ({
      organizationId, id: newId('aud'), at: created, actor: 'platform',
      action: 'create_organization', objectType: 'organization', objectId: organizationId,
      beforeDigest: null, afterDigest: null, requestId: instant?.toString() ?? null
    }))
    await store.auditEntries.append(...entries)
    const { records } = await store.auditEntries.page({ organizationId, limit: 10 })
    expect(records.toReversed()).toEqual(entries)
  })

  test.each(columns)('a change keeps a value of $of', async ({ instants }) => {
    const store = createStore(on.database)
    const { organizationId, plan } = await storeTenant(store)
    const changed = instants.map((cancelAt) => {
      const customer = newCustomer(organizationId)
      const sold = newSubscription({ organizationId, customerId: customer.id, plan })
      return { customer, sold, subscription: { ...sold, cancelAt, turnCount: 7 } }
    })
    for (const { customer, sold } of changed) {
      await store.customers.insert(customer)
      await store.subscriptions.insert({ ...sold, cancelAt: other })
    }
    await store.subscriptions.updateMany(changed.map(({ subscription }) => subscription))
    for (const { subscription } of changed) {
      expect(await store.subscriptions.find(subscription)).toEqual(subscription)
    }
  })
})
