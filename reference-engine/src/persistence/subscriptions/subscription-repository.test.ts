import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, created, newId, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('subscriptions', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    return { store, ...await storeTenant(store) }
  }

  test('a period of an index is there once, and closes once', async () => {
    const { store, organizationId, customer, subscription } = await setting()
    const of = { organizationId, customerId: customer.id, subscriptionId: subscription.id }
    const period = (index: number) => ({
      ...of, id: newId('per'), index, startAt: created, endAt: later,
      status: 'open' as const, createdAt: created
    })
    const [first, second] = [period(0), period(1)]
    expect(await store.billingPeriods.insertNew(first)).toBe(true)
    expect(await store.billingPeriods.insertNew(period(0))).toBe(false)
    expect(await store.billingPeriods.insertNew(second)).toBe(true)
    expect(await store.billingPeriods.close({ ...first, endAt: created })).toBe(true)
    expect(await store.billingPeriods.close(first)).toBe(false)
    const page = await store.billingPeriods.page({ ...of, limit: 5 })
    expect(page.records).toEqual([second, { ...first, status: 'closed', endAt: created }])
  })

  test('a subscription moves on, its terms do not', async () => {
    const { store, organizationId, customer, subscription } = await setting()
    const key = { organizationId, customerId: customer.id, id: subscription.id }
    const set = { nextBoundary: 1, currentPeriodStart: created, currentPeriodEnd: later }
    await store.subscriptions.update(key, set)
    expect(await store.transaction(({ subscriptions }) => subscriptions.findForUpdate(key)))
      .toEqual({ ...subscription, ...set })
    const page = await store.subscriptions
      .page({ organizationId, customerId: customer.id, limit: 5 })
    expect(page.records).toEqual([{ ...subscription, ...set }])
  })
})
