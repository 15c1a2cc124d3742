import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { seat, storage } from '../../../test/sales.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { CreateSubscription } from './create-subscription.ts'

const now = '2026-06-15T12:00:00Z'

describeDatabases('creating a subscription', (on) => {
  const setting = async () => {
    const { tenant, application, store } = billingWorld(on.database, now)
    const made = await tenant({ sales: [seat, storage], timeZone: 'Europe/Berlin' })
    const create = (customerId: string, parts: Partial<CreateSubscription> = {}) =>
      application.createSubscription(made.caller, {
        customerId, planId: made.plan.id, timeZone: null, items: [], metadata: {}, ...parts,
      })
    return { ...made, create, store, application }
  }

  test('the zone is that of the request, the customer, the organization', async () => {
    const { create, customer } = await setting()
    const there = await customer({ timeZone: 'Asia/Kathmandu' })
    const zones = [
      await create(there.id, { timeZone: 'Australia/Lord_Howe' }),
      await create(there.id), await create((await customer()).id),
    ].map(({ timeZone }) => timeZone)
    expect(zones).toEqual(['Australia/Lord_Howe', 'Asia/Kathmandu', 'Europe/Berlin'])
  })

  test('it starts at the clock of its customer', async () => {
    const { create, customer, testClock } = await setting()
    const { id: testClockId } = await testClock('2030-01-31T00:00:00Z')
    const [real, tested] =
      [await create((await customer()).id), await create((await customer({ testClockId })).id)]
    expect([real, tested].map(({ startAt }) => formatInstant(startAt)))
      .toEqual([now, '2030-01-31T00:00:00Z'])
    expect(real).toMatchObject({ status: 'active', turnCount: 1, periodCount: 1 })
  })

  test('own quantities take the place of the plan\'s', async () => {
    const { create, customer, prices, invoices } = await setting()
    const quantity = Decimal.parse('25')
    const { id } = await customer()
    const { items } = await create(id, { items: [{ priceId: prices[0]?.id ?? '', quantity }] })
    expect(items.map((item) => item.quantity?.toString())).toEqual(['25', undefined])
    expect(await invoices(id)).toMatchObject([{ total: '49.00' }])
  })

  test('a charge of very many digits is billed exactly', async () => {
    const { tenant, application } = billingWorld(on.database, now)
    const pricing =
      { type: 'package', package_size: '0.000000000001', package_amount: '1000' } as const
    const { customer, caller, plan, prices, invoices } = await tenant({ sales: [{ pricing }] })
    const { id: customerId } = await customer()
    const quantity = Decimal.parse('9'.repeat(18))
    const total = `${'9'.repeat(18)}${'0'.repeat(15)}.00`
    await application.createSubscription(caller, {
      customerId, planId: plan.id, timeZone: null, metadata: {},
      items: [{ priceId: prices[0]?.id ?? '', quantity }],
    })
    expect(await invoices(customerId)).toMatchObject([{ total }])
  })

  test('what does not fit is refused and nothing is stored', async () => {
    const { create, customer, plan, store, organizationId, invoices } = await setting()
    const { id } = await customer()
    const refused = async (parts: Partial<CreateSubscription>, customerId = id) =>
      create(customerId, parts).then(() => 'created', ({ code }: { code: string }) => code)
    expect(await refused({}, 'cus_none')).toBe('customer_not_found')
    expect(await refused({ planId: 'plan_none' })).toBe('plan_not_found')
    expect(await refused({ timeZone: 'Mars/Base' })).toBe('time_zone_unknown')
    const items = [{ priceId: 'price_none', quantity: Decimal.one }]
    expect(await refused({ items })).toBe('subscription_items_invalid')
    await store.plans.archive({ organizationId, id: plan.id }, plan.createdAt)
    expect(await refused({ items }), 'by meaning before state').toBe('subscription_items_invalid')
    expect(await refused({})).toBe('resource_archived')
    expect(await invoices()).toEqual([])
  })
})
