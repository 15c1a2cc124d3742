import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import { creditsWorld } from '../../../test/credits-world.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { at, storeTenant } from '../../../test/records.ts'
import type { CreateCoupon } from '../coupons/create-coupon.ts'

const ten: CreateCoupon = {
  name: 'Launch offer', percentage: Decimal.integer(10), duration: 'once', maxRedemptions: null,
  metadata: {},
}

const setting = async (on: TestDatabase) => {
  const world = creditsWorld(on.database)
  const tenant = await world.tenant()
  const { application } = world
  const customer = await tenant.customer()
  const coupon = (parts: Partial<CreateCoupon> = {}) =>
    application.createCoupon(tenant.caller, { ...ten, ...parts })
  const apply = (couponId: string, parts: { customerId?: string; subscriptionId?: string } = {}) =>
    application.applyCoupon(tenant.caller, {
      customerId: customer.id, couponId, subscriptionId: null, ...parts,
    })
  return { ...world, ...tenant, made: customer, coupon, apply }
}

describeDatabases('coupons and discounts', (on) => {
  test('a coupon that contradicts itself is refused with every fault', async () => {
    const { coupon } = await setting(on)
    await expect(coupon({ currencyCode: 'XXX' })).rejects
      .toMatchObject({ code: 'currency_unknown' })
    const contradicting = coupon({
      amount: Decimal.one, durationInvoices: 2, redeemBy: at('2026-03-01T00:00:00Z'),
    })
    await expect(contradicting).rejects.toMatchObject({
      code: 'coupon_definition_invalid',
      faults: [{ pointer: '/amount_off' }, { pointer: '/duration_invoices' },
        { pointer: '/redeem_by' }],
    })
  })

  test('an amount is kept with the digits of its currency', async () => {
    const { coupon, application, caller } = await setting(on)
    const made = await coupon(
      { percentage: undefined, amount: Decimal.integer(5), currencyCode: 'USD' })
    expect(made).toMatchObject({ amount: '5.00', currency: 'USD', percentage: null })
    expect(await application.getCoupon(caller, made.id)).toEqual(made)
  })

  test.each([
    [{ duration: 'once' }, 1], [{ duration: 'repeating', durationInvoices: 3 }, 3],
    [{ duration: 'forever' }, null],
  ] as const)('a coupon of %j reduces %s invoices', async (parts, remainingInvoices) => {
    const { coupon, apply, application, caller, made } = await setting(on)
    const { id } = await coupon(parts)
    const discount = await apply(id)
    expect(discount).toMatchObject({ couponId: id, status: 'active', remainingInvoices })
    expect((await application.getCoupon(caller, id)).redemptions).toBe(1)
    const { organizationId } = caller
    const page = await application
      .listDiscounts({ organizationId, customerId: made.id, limit: 5 })
    expect(page.records).toEqual([discount])
  })

  test('what cannot be redeemed is refused and not counted', async () => {
    const { coupon, apply, application, caller, setClock } = await setting(on)
    const once = await coupon({ maxRedemptions: 1 })
    await apply(once.id)
    await expect(apply(once.id)).rejects
      .toMatchObject({ code: 'coupon_not_redeemable', params: { reason: 'used_up' } })
    const brief = await coupon({ redeemBy: at('2026-03-02T00:00:00Z') })
    setClock('2026-03-02T00:00:00Z')
    await expect(apply(brief.id)).rejects.toMatchObject({ params: { reason: 'expired' } })
    const archived = await coupon()
    await application.archiveCoupon(caller, archived.id)
    await expect(apply(archived.id)).rejects.toMatchObject({ params: { reason: 'archived' } })
    const counts = [once, brief, archived].map(async ({ id }) =>
      (await application.getCoupon(caller, id)).redemptions)
    expect(await Promise.all(counts)).toEqual([1, 0, 0])
  })

  test('a customer redeems on the own clock', async () => {
    const { coupon, apply, testClock, customer, organizationId } = await setting(on)
    const { id: testClockId } = await testClock(organizationId, '2026-05-01T00:00:00Z')
    const { id: customerId } = await customer({ testClockId })
    const { id } = await coupon({ redeemBy: at('2026-05-01T00:00:00Z') })
    await expect(apply(id, { customerId })).rejects
      .toMatchObject({ params: { reason: 'expired' } })
    expect((await apply(id)).createdAt).toEqual(at('2026-03-01T00:00:00Z'))
  })

  test('a discount of one subscription is of its customer and currency', async () => {
    const { store, application } = await setting(on)
    const { organizationId, customer, subscription } = await storeTenant(store)
    const caller = { organizationId, actor: 'key_test', requestId: 'req_test' }
    const { id: couponId } = await application.createCoupon(caller,
      { ...ten, percentage: undefined, amount: Decimal.one, currencyCode: 'EUR' })
    const asked = { customerId: customer.id, couponId, subscriptionId: subscription.id }
    await expect(application.applyCoupon(caller, asked)).rejects
      .toMatchObject({ code: 'coupon_not_redeemable', params: { reason: 'other_currency' } })
    for (const subscriptionId of ['sub_0', (await storeTenant(store)).subscription.id]) {
      await expect(application.applyCoupon(caller, { ...asked, subscriptionId })).rejects
        .toMatchObject(
          { code: 'subscription_not_found', faults: [{ pointer: '/subscription_id' }] })
    }
    const { id: percentage } = await application.createCoupon(caller, ten)
    expect(await application.applyCoupon(caller, { ...asked, couponId: percentage }))
      .toMatchObject({ subscriptionId: subscription.id })
  })

  test('an archived customer and an unknown coupon take nothing', async () => {
    const { coupon, apply, store, made } = await setting(on)
    const { id } = await coupon()
    await expect(apply('cpn_0')).rejects.toMatchObject({ code: 'coupon_not_found' })
    await store.customers.update(made, { archivedAt: at('2026-03-01T00:00:00Z') })
    await expect(apply(id)).rejects.toMatchObject({ code: 'resource_archived' })
  })

  test('a discount is removed once, by its own customer', async () => {
    const { coupon, apply, application, caller, customer, made } = await setting(on)
    const { id: discountId } = await apply((await coupon()).id)
    const remove = (customerId: string) =>
      application.removeDiscount(caller, { customerId, discountId })
    const { id: other } = await customer()
    await expect(remove(other)).rejects.toMatchObject({ code: 'discount_not_found' })
    expect(await remove(made.id)).toMatchObject({ status: 'removed' })
    await expect(remove(made.id)).rejects.toMatchObject({
      code: 'invalid_state_transition',
      params: { state: 'removed', action: 'remove', allowed_actions: [] },
    })
  })
})

describePostgresql('customers who redeem one coupon at once', (on) => {
  test('it is redeemed as often as it allows', async () => {
    const { coupon, apply, customer, application, caller } = await setting(on)
    const { id } = await coupon({ maxRedemptions: 3 })
    const customers = await Promise.all(Array.from({ length: 8 }, () => customer()))
    const done = await Promise.allSettled(customers.map(({ id: customerId }) =>
      apply(id, { customerId })))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect((await application.getCoupon(caller, id)).redemptions).toBe(3)
  })
})
