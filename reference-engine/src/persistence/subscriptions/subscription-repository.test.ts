import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import {
  at, created, newCustomer, newId, newSubscription, storeTenant
} from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('subscriptions', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const { organizationId, customer, subscription } = tenant
    const of = { organizationId, customerId: customer.id, subscriptionId: subscription.id }
    return { store, ...tenant, of }
  }

  /** More subscriptions of the tenant, of a customer each. */
  const more = async ({ store, organizationId, plan }: Awaited<ReturnType<typeof setting>>) => {
    const customers = Array.from({ length: 3 }, () => newCustomer(organizationId))
    const made = customers.map(({ id: customerId }) =>
      newSubscription({ organizationId, customerId, plan }))
    for (const customer of customers) await store.customers.insert(customer)
    for (const subscription of made) await store.subscriptions.insert(subscription)
    return made
  }

  test('a period of an index is there once, the one that runs is open', async () => {
    const { store, of, subscription } = await setting()
    const period = (index: number) => ({
      ...of, id: newId('per'), index, startAt: created, endAt: later, createdAt: created
    })
    const [first, second] = [period(0), period(1)]
    await store.billingPeriods.insertMany([first, second])
    await expect(store.billingPeriods.insertMany([period(2), period(0)]))
      .rejects.toMatchObject({ code: '23505' })
    const shown = async () => (await store.billingPeriods.page({ ...of, limit: 5 })).records
    for (const currentPeriodIndex of [0, 1, null]) {
      await store.subscriptions.updateMany([{ ...subscription, currentPeriodIndex }])
      const statusOf = (index: number) => index === currentPeriodIndex ? 'open' : 'closed'
      expect(await shown()).toEqual([second, first].map((each) =>
        ({ ...each, status: statusOf(each.index) })))
    }
    expect(await store.billingPeriods.endMany([{ ...first, endAt: created }])).toBe(1)
    const ended = { ...first, endAt: created }
    expect((await shown())[1]).toEqual({ ...ended, status: 'closed' })
    expect(await store.billingPeriods.findMany([first])).toEqual([ended])
  })

  test('many subscriptions move on at once, and their terms do not', async () => {
    const made = await setting()
    const { store, organizationId, subscription } = made
    const all = [subscription, ...await more(made)]
    const moved = all.map((each, index) => ({
      ...each, turnCount: index + 1, currentPeriodStart: created, currentPeriodEnd: later,
      taxRateIds: index === 0 ? null : ['txr_1']
    }))
    await store.subscriptions.updateMany(moved.map((each) => ({ ...each, currency: 'JPY' })))
    const held = await store.transaction(({ subscriptions }) =>
      subscriptions.findManyForUpdate(moved.toReversed()))
    const byId = <Kept extends { readonly id: string }>(kept: readonly Kept[]) =>
      kept.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    expect(byId(held)).toEqual(byId(moved))
    const page = await store.subscriptions.page({ organizationId, limit: 5 })
    expect(page.records).toEqual(moved.toReversed())
    const gone = { ...subscription, organizationId: 'org_none' }
    await expect(store.subscriptions.updateMany([gone])).rejects.toThrow('is there')
  })

  test('items are replaced as a whole and keep every digit', async () => {
    const { store, of, subscription } = await setting()
    const items = ['price_a', 'price_b'].map((priceId) => ({
      id: newId('subi'), priceId, quantity: priceId === 'price_a' ? null : Decimal.parse('0.125'),
      openFrom: created, chargedFrom: later, chargedUntil: null, continuesFrom: null,
      chargedEarlier: priceId === 'price_a' ? [] : [created]
    }))
    await store.subscriptions.replaceItems([{ ...of, items }])
    expect(await store.subscriptions.find(subscription)).toEqual({ ...subscription, items })
  })

  test('pages take a status', async () => {
    const made = await setting()
    const { store, organizationId } = made
    const [other] = await more(made)
    await store.subscriptions.updateMany(other ? [{ ...other, status: 'paused' }] : [])
    const page = await store.subscriptions.page({ organizationId, status: 'paused', limit: 5 })
    expect(page.records.map(({ id }) => id)).toEqual([other?.id])
  })

  test('those on a clock are found while they live', async () => {
    const made = await setting()
    const { store, organizationId, plan } = made
    const clock = {
      organizationId, id: newId('clk'), name: null, now: created, advancingTo: null,
      createdAt: created, deletedAt: null
    }
    const customer = { ...newCustomer(organizationId), testClockId: clock.id }
    const sold = { organizationId, customerId: customer.id, plan }
    const [live, over] = [newSubscription(sold), newSubscription(sold)]
    await store.testClocks.insert(clock)
    await store.customers.insert(customer)
    await store.subscriptions.insert(live)
    await store.subscriptions.insert({ ...over, status: 'canceled' })
    const of = { organizationId, testClockId: clock.id }
    expect(await store.transaction(({ subscriptions }) => subscriptions.liveOnClockForUpdate(of)))
      .toEqual([live])
  })

  test('changes ahead are found by their instants, and each is settled once', async () => {
    const { store, of, subscription, plan } = await setting()
    const change = (effectiveAt: string) => ({
      ...of, id: newId('chg'), status: 'scheduled' as const, effectiveAt: at(effectiveAt),
      planId: plan.id, planVersionId: plan.version.id, intervalUnit: 'year' as const,
      intervalCount: 1, settlement: 'prorate' as const,
      tierContinuity: 'carry' as const, invoiceId: null, createdAt: created, appliedAt: null,
      withdrawnAt: null, items: [{ priceId: 'price_1', quantity: Decimal.one, itemId: 'subi_1' }]
    })
    const changes = [change('2026-04-01T00:00:00Z'), change('2026-03-01T00:00:00Z'),
      change('2026-03-01T00:00:00Z')]
    for (const each of changes) await store.subscriptionChanges.insert(each)
    const [last, first, second] = changes
    expect(await store.subscriptionChanges.scheduledOf([of])).toEqual([first, second, last])
    const outcome =
      { status: 'applied' as const, invoiceId: 'inv_1', appliedAt: later, withdrawnAt: null }
    const settled = { ...of, id: first?.id ?? '', ...outcome }
    await store.subscriptionChanges.settleMany([settled])
    await expect(store.subscriptionChanges.settleMany([settled])).rejects.toThrow('once')
    expect(await store.subscriptionChanges.find(settled)).toEqual({ ...first, ...outcome })
    expect(await store.subscriptionChanges.scheduledOf([of])).toEqual([second, last])
    const page = await store.subscriptionChanges.page({ ...of, limit: 1 })
    expect(page).toMatchObject({ records: [{ id: second?.id }], hasMore: true })
    expect(subscription.id).toBe(of.subscriptionId)
  })

  test('a preview is found by its token until it expires', async () => {
    const { store, of } = await setting()
    const preview = {
      ...of, tokenHash: newId('hash'), terms: { plan_id: 'plan_1' }, effectiveAt: created,
      lines: [{ kind: 'fixed', amount: '1.00' }], total: '1.00', expiresAt: later
    }
    await store.changePreviews.insert(preview)
    expect(await store.changePreviews.find(preview)).toEqual(preview)
    expect(await store.changePreviews.find({ ...preview, organizationId: 'org_0' })).toBeUndefined()
    await store.changePreviews.removeExpired({ ...of, now: created })
    expect(await store.changePreviews.find(preview)).toEqual(preview)
    await store.changePreviews.removeExpired({ ...of, now: later })
    expect(await store.changePreviews.find(preview)).toBeUndefined()
  })
})
