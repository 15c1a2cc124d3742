import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { newCoupon } from '../../../test/credit-records.ts'
import { at, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('coupons', (on) => {
  const setting = async (parts: Parameters<typeof newCoupon>[1] = {}) => {
    const store = createStore(on.database)
    const { organizationId } = await storeTenant(store)
    const coupon = newCoupon(organizationId, parts)
    await store.coupons.insert(coupon)
    return { store, organizationId, coupon }
  }

  test('an amount keeps its digits, and each organization its coupons', async () => {
    const parts = { percentage: null, amount: '5.00', currency: 'USD', redeemBy: later }
    const { store, organizationId, coupon } = await setting(parts)
    const other = await setting()
    expect(await store.coupons.findEach([coupon])).toEqual([coupon])
    expect(await store.coupons.find({ ...coupon, organizationId: other.organizationId }))
      .toBeUndefined()
    const page = await store.coupons.page({ organizationId, limit: 5 })
    expect(page).toEqual({ records: [coupon], hasMore: false })
  })

  test('redemptions are counted up to what the coupon allows', async () => {
    const { store, coupon } = await setting({ maxRedemptions: 2 })
    await store.coupons.redeem(coupon)
    await store.coupons.redeem(coupon)
    await expect(store.coupons.redeem(coupon)).rejects.toMatchObject({ code: '23514' })
    await store.coupons.archive(coupon, later)
    expect(await store.coupons.find(coupon))
      .toEqual({ ...coupon, redemptions: 2, archivedAt: later })
  })

  test('what a coupon says never changes', async () => {
    await setting()
    const changing = on.database.queries
      .executeQuery(CompiledQuery.raw('update coupons set percentage = 90'))
    await expect(changing).rejects.toThrow('coupons is immutable')
  })
})
