import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { seat, storage } from '../../../test/sales.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'
import type { Scene } from '../../../test/subscription-scene.ts'
import { Decimal } from '../../domain/money/decimal.ts'

const two = Decimal.parse('2')
const unit = { pricing: { type: 'per_unit', unit_amount: '31' } } as const

describeDatabases('changing a subscription', (db) => {
  const scened = async (scene: Scene = {}) => {
    const made = await subscriptionScene(db.database,
      { ...scene, setting: { sales: [unit, storage], ...scene.setting } })
    const seats = [{ priceId: made.prices[0]?.id ?? '', quantity: two }]
    return { ...made, seats }
  }

  test('now bills the difference for the rest of the period', async () => {
    const { change, advance, seats, lines, get, invoices } = await scened()
    await advance('01-11')
    const changed = await change({ items: seats })
    expect(changed).toMatchObject({
      status: 'applied', effectiveAt: on('01-11'), appliedAt: on('01-11'),
      invoiceId: (await invoices()).at(-1)?.id,
    })
    expect((await get()).items.map(({ quantity }) => quantity?.toString()))
      .toEqual(['2', undefined])
    await advance('02-01')
    expect(await lines()).toEqual([
      ['fixed 01-01..02-01 1 31.00'],
      ['proration_credit 01-11..02-01 1 -21.00', 'proration_charge 01-11..02-01 2 42.00'],
      ['usage 01-01..02-01 0 0.00', 'fixed 02-01..03-01 2 62.00'],
    ])
  })

  test('to another plan keeps what both sell and closes the rest', async () => {
    const { change, advance, sell, sampled, lines, get } = await scened()
    const { plan } = await sell({ sales: [{ ...storage, pricing:
      { type: 'per_unit', unit_amount: '3' } }] })
    await sampled('old', '01-05', '4')
    await sampled('new', '01-15', '2')
    await advance('01-11')
    expect(await change({ planId: plan.id })).toMatchObject({ planVersionId: plan.version.id })
    expect(await get()).toMatchObject({ planId: plan.id, planVersionId: plan.version.id })
    await advance('02-01')
    expect((await lines()).slice(1)).toEqual([
      ['usage 01-01..01-11 4 8.00', 'proration_credit 01-11..02-01 1 -21.00'],
      ['usage 01-11..02-01 2 6.00'],
    ])
  })

  test('carried tiers go on where the period\'s usage stands', async () => {
    const { change, advance, sell, sampled, lines } =
      await scened({ setting: { sales: [storage] } })
    const { plan } = await sell({ sales: [storage] })
    await sampled('old', '01-05', '8')
    await sampled('new', '01-15', '6')
    await advance('01-11')
    await change({ planId: plan.id, tierContinuity: 'carry' })
    await advance('02-01')
    expect(await lines())
      .toEqual([['usage 01-01..01-11 8 16.00'], ['usage 01-11..02-01 6 8.00']])
  })

  test('later ones wait, are listed and can be withdrawn', async () => {
    const { change, advance, seats, application, organizationId, caller, subscriptionId, lines } =
      await scened()
    const first = await change({ effective: 'period_end', items: seats })
    const second = await change({ effective: 'at', effectiveAt: on('02-10'), items: [] })
    expect([first, second]).toMatchObject([
      { status: 'scheduled', effectiveAt: on('02-01'), invoiceId: null },
      { status: 'scheduled', effectiveAt: on('02-10') },
    ])
    const withdraw = (changeId: string) =>
      application.cancelSubscriptionChange(caller, { subscriptionId, changeId })
    await withdraw(second.id)
    const { effects } = await advance('03-01')
    expect(effects.filter(({ type }) => type === 'subscription_changed'))
      .toMatchObject([{ at: on('02-01'), objectId: subscriptionId }])
    expect((await lines())[1])
      .toEqual(['usage 01-01..02-01 0 0.00', 'fixed 02-01..03-01 2 62.00'])
    const { records } = await application.listSubscriptionChanges(
      { organizationId, subscriptionId, limit: 10 })
    expect(records).toMatchObject([
      { id: second.id, status: 'withdrawn', withdrawnAt: on('01-01') },
      { id: first.id, status: 'applied', appliedAt: on('02-01') },
    ])
    for (const { id, status } of records) {
      await expect(withdraw(id)).rejects.toMatchObject({ code: 'invalid_state_transition',
        params: { state: status, action: 'withdraw', allowed_actions: [] } })
    }
    await expect(withdraw('chg_none'))
      .rejects.toMatchObject({ code: 'subscription_change_not_found' })
  })

  test('what is scheduled when it ends is withdrawn', async () => {
    const { change, cancel, application, organizationId, subscriptionId } = await scened()
    await change({ effective: 'period_end' })
    await cancel('now')
    const { records } = await application.listSubscriptionChanges(
      { organizationId, subscriptionId, limit: 10 })
    expect(records).toMatchObject([{ status: 'withdrawn', withdrawnAt: on('01-01') }])
  })

  test('at an instant that has passed it is billed from there', async () => {
    const { change, advance, seats, lines } = await scened()
    await advance('01-21')
    await change({ effective: 'at', effectiveAt: on('01-11'), items: seats })
    expect((await lines())[1]).toEqual(
      ['proration_credit 01-11..02-01 1 -21.00', 'proration_charge 01-11..02-01 2 42.00'])
    for (const day of ['01-10', '2025-12-31']) {
      await expect(change({ effective: 'at', effectiveAt: on(day) }))
        .rejects.toMatchObject({ code: 'change_in_billed_period' })
    }
  })

  test.each([
    ['effective_at is missing', { effective: 'at' }, 'invalid_request'],
    ['effective_at is in the way', { effectiveAt: on('02-01') }, 'invalid_request'],
    ['nobody can see so far', { effective: 'at', effectiveAt: on('2029-12-31') },
      'invalid_request'],
    ['no such plan', { planId: 'plan_none' }, 'plan_not_found'],
    ['no such item', { items: [{ priceId: 'price_none', quantity: two }] },
      'subscription_items_invalid'],
  ] as const)('is refused where %s', async (_, terms, code) => {
    const { change } = await scened()
    await expect(change(terms)).rejects.toMatchObject({ code })
  })

  test('is refused for another currency or an archived plan, by meaning first', async () => {
    const { change, sell, store, organizationId, lines } = await scened()
    const [yen, old] = [await sell({ sales: [seat], currency: 'JPY' }),
      await sell({ sales: [seat] })]
    for (const { plan } of [yen, old]) {
      await store.plans.archive({ organizationId, id: plan.id }, on('01-01'))
    }
    await expect(change({ planId: yen.plan.id }))
      .rejects.toMatchObject({ code: 'currency_mismatch' })
    await expect(change({ planId: old.plan.id }))
      .rejects.toMatchObject({ code: 'resource_archived' })
    expect(await lines()).toHaveLength(1)
  })
})
