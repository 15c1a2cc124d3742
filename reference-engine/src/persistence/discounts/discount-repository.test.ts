import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { newCoupon, newDiscount } from '../../../test/credit-records.ts'
import { at, newCustomer, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('discounts', (on) => {
  const setting = async (parts: Parameters<typeof newCoupon>[1] = {}) => {
    const store = createStore(on.database)
    const { organizationId, customer } = await storeTenant(store)
    const coupon = newCoupon(organizationId, parts)
    await store.coupons.insert(coupon)
    const discount = newDiscount(customer, coupon)
    await store.discounts.insert(discount)
    const { customerId, id: discountId } = discount
    return { store, organizationId, customer, coupon, discount,
      of: { organizationId, customerId }, use: { organizationId, customerId, discountId } }
  }

  test('in force are the active discounts of the asked customers, in order', async () => {
    const { store, organizationId, customer, coupon, discount, of } = await setting()
    const stranger = newCustomer(organizationId)
    await store.customers.insert(stranger)
    const forever = newCoupon(organizationId, { duration: 'forever' })
    await store.coupons.insert(forever)
    const second = { ...newDiscount(customer, forever), subscriptionId: 'sub_1' }
    const theirs = newDiscount(stranger, coupon)
    const removed = newDiscount(customer, coupon)
    for (const each of [second, theirs, removed]) await store.discounts.insert(each)
    await store.discounts.remove(removed, later)
    const wanted = [{ discount, coupon }, { discount: second, coupon: forever }]
    expect(await store.discounts.inForce([of, of])).toEqual(wanted)
    const held = await store.transaction(({ discounts }) => discounts.inForceForUpdate([of]))
    expect(held).toEqual(wanted)
    const both = await store.discounts.inForce([of, { ...of, customerId: stranger.id }])
    expect(both.map(({ discount: { id } }) => id).toSorted())
      .toEqual([discount.id, second.id, theirs.id].toSorted())
    expect(await store.discounts.inForce([])).toEqual([])
  })

  test('the last use makes it used, and a use that is given back active', async () => {
    const { store, discount, of, use } = await setting()
    const found = async () => {
      const { status, remainingInvoices } = await store.discounts.find(discount) ?? {}
      return [status, remainingInvoices]
    }
    await store.discounts.consume([{ ...use, invoices: 1 }])
    expect(await found()).toEqual(['used', 0])
    expect(await store.discounts.inForce([of])).toEqual([])
    await store.discounts.giveBack([{ ...use, invoices: 1 }])
    expect(await found()).toEqual(['active', 1])
    await store.discounts.remove(discount, later)
    await store.discounts.giveBack([{ ...use, invoices: 1 }])
    expect(await found()).toEqual(['removed', 2])
    await store.discounts.consume([])
  })

  test('uses of one discount in one statement add up', async () => {
    const { store, customer, coupon, use } = await setting()
    const repeating = { ...newDiscount(customer, coupon), remainingInvoices: 3 }
    await store.discounts.insert(repeating)
    const again = { ...use, discountId: repeating.id, invoices: 1 }
    await store.discounts.consume([again, { ...use, invoices: 1 }, again])
    expect(await store.discounts.find(repeating)).toMatchObject({ remainingInvoices: 1 })
  })

  test('no discount is used more often than it allows', async () => {
    const { store, use } = await setting()
    await expect(store.discounts.consume([{ ...use, invoices: 2 }]))
      .rejects.toMatchObject({ code: '23514' })
  })

  test('a discount for all invoices stays as it is', async () => {
    const { store, discount, use } = await setting({ duration: 'forever' })
    await store.discounts.consume([{ ...use, invoices: 5 }])
    await store.discounts.giveBack([{ ...use, invoices: 1 }])
    expect(await store.discounts.find(discount)).toEqual(discount)
  })

  test('a discount is removed, and listed by its customer', async () => {
    const { store, discount, of } = await setting()
    const { organizationId } = await setting()
    await store.discounts.remove(discount, later)
    const removed = { ...discount, status: 'removed' as const, removedAt: later }
    expect(await store.discounts.page({ ...of, limit: 5 }))
      .toEqual({ records: [removed], hasMore: false })
    expect(await store.discounts.find({ ...discount, organizationId })).toBeUndefined()
    expect((await store.discounts.page({ ...of, organizationId, limit: 5 })).records).toEqual([])
  })
})
