import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { invoicingWorld, manual } from '../../../test/invoicing-world.ts'
import { seat } from '../../../test/sales.ts'

const start = '2026-03-01T00:00:00Z'

const billed = async (on: TestDatabase, amount = '100') => {
  const world = invoicingWorld(on.database, start)
  const made = await world.tenant({ sales: [seat], draftGraceHours: 0 })
  const { id: customerId } = await made.customer()
  const { id } = await made.oneOff(customerId, { lines: [manual(amount)] })
  return { ...world, ...made, customerId, id, final: () => made.finalize(id) }
}

describeDatabases('payments of invoices', (on) => {
  test('parts make an invoice partially paid, and the rest makes it paid', async () => {
    const { id, final, pay, store, organizationId, customerId, read } = await billed(on)
    await final()
    expect(await pay(id, '30')).toMatchObject(
      { paymentStatus: 'partially_paid', amountPaid: '30.00', amountRemaining: '70.00' })
    expect(await pay(id, '70.00')).toMatchObject(
      { paymentStatus: 'paid', amountPaid: '100.00', amountRemaining: '0.00' })
    const payments = await store.payments.all({ organizationId, customerId, invoiceId: id })
    expect(payments.map(({ amount }) => amount)).toEqual(['30.00', '70.00'])
    const before = await read(id)
    await expect(pay(id, '0.01')).rejects.toMatchObject({ code: 'payment_exceeds_remaining' })
    expect(await read(id)).toEqual(before)
  })

  test.each([
    ['100.01', 'USD', 'payment_exceeds_remaining'], ['1', 'JPY', 'currency_mismatch'],
    ['0.001', 'USD', 'invalid_request'],
  ])('a payment of %s %s is refused with %s', async (amount, currency, code) => {
    const { id, final, pay, read, store, organizationId, customerId } = await billed(on)
    const before = await final()
    await expect(pay(id, amount, currency)).rejects.toMatchObject({ code })
    expect(await read(id)).toEqual(before)
    expect(await store.payments.all({ organizationId, customerId, invoiceId: id })).toEqual([])
  })

  test('an invoice that was given up can still be paid', async () => {
    const { id, final, pay, invoicing, caller } = await billed(on)
    const giveUp = () => invoicing.markInvoiceUncollectible(caller, { invoiceId: id })
    await expect(giveUp()).rejects.toMatchObject({ params: { state: 'draft' } })
    await final()
    expect(await giveUp()).toMatchObject({ paymentStatus: 'uncollectible' })
    await expect(giveUp()).rejects.toMatchObject({ params: { state: 'uncollectible' } })
    expect(await pay(id, '30')).toMatchObject({ paymentStatus: 'uncollectible' })
    expect(await pay(id, '70')).toMatchObject({ paymentStatus: 'paid', amountRemaining: '0.00' })
  })

  test('an invoice that carries a payment is not voided', async () => {
    const { id, final, pay, voided, invoicing, caller, read } = await billed(on)
    await final()
    const before = await pay(id, '30')
    await expect(voided(id)).rejects.toMatchObject({ code: 'invoice_not_voidable' })
    await expect(invoicing.regenerateInvoice(caller, { invoiceId: id }))
      .rejects.toMatchObject({ code: 'invoice_not_voidable' })
    expect(await read(id)).toEqual(before)
  })

  test('coupons, tax, then credits, and what is left is due', async () => {
    const world = invoicingWorld(on.database, start)
    const { customer, coupon, grant, taxRate, oneOff, finalize, explain, balance, voided } =
      await world.tenant({ sales: [] })
    const { id: customerId } = await customer()
    const [rate] = [await taxRate('10')]
    await coupon(customerId, '10')
    await grant(customerId, '30')
    const { id } = await oneOff(customerId, { taxRateIds: [rate] })
    expect(await finalize(id)).toMatchObject({
      subtotal: '100.00', discountTotal: '10.00', taxTotal: '9.00', total: '99.00',
      creditsApplied: '30.00', amountDue: '69.00', amountRemaining: '69.00',
      credits: [{ origin: 'manual', amount: '30.00' }],
    })
    const { calculation } = await explain(id)
    expect(calculation).toMatchObject({
      total: '99.00', amount_due: '69.00', credits: [{ origin: 'manual', amount: '30.00' }],
      discounts: [{ amount: '10.00' }], taxes: [{ taxable_amount: '90.00', amount: '9.00' }],
    })
    expect(await balance(customerId)).toEqual(['0.00'])
    await voided(id)
    expect(await balance(customerId), 'a void invoice restores them').toEqual(['30.00'])
    const again = await oneOff(customerId)
    expect(again.discountTotal, 'and gives the coupon its use back').toBe('10.00')
  })

  test('credits that pay all leave nothing required', async () => {
    const { id, final, grant, customerId, pay } = await billed(on)
    await grant(customerId, '100')
    expect(await final()).toMatchObject({
      total: '100.00', creditsApplied: '100.00', amountDue: '0.00', paymentStatus: 'not_required',
    })
    await expect(pay(id, '1')).rejects.toMatchObject({ code: 'payment_exceeds_remaining' })
  })

  test('an invoice below zero leaves balance that the next one takes', async () => {
    const { id, final, customerId, oneOff, finalize, balance, voided } = await billed(on, '-40')
    expect(await final()).toMatchObject(
      { total: '-40.00', amountDue: '0.00', paymentStatus: 'not_required' })
    expect(await balance(customerId)).toEqual(['40.00'])
    const next = await oneOff(customerId)
    expect(await finalize(next.id)).toMatchObject({
      amountDue: '60.00', credits: [{ origin: 'negative_invoice', amount: '40.00' }] })
    await expect(voided(id)).rejects.toMatchObject({ code: 'invoice_not_voidable' })
  })

  test('an invoice of a subscription is looked at again when it is due', async () => {
    const { customerId, subscribe, invoices, settle, setClock, application, pay } =
      await billed(on)
    const { id: subscriptionId, organizationId } = await subscribe(customerId)
    const invoice = (await invoices()).find((each) => each.subscriptionId === subscriptionId)
    const status = async () =>
      (await application.getSubscription({ organizationId, id: subscriptionId })).status
    setClock('2026-03-30T23:59:59Z')
    await settle()
    expect(await status()).toBe('active')
    setClock('2026-03-31T00:00:00Z')
    await settle()
    expect(await status()).toBe('past_due')
    await pay(invoice?.id ?? '', '49')
    expect(await status()).toBe('active')
  })
})

describePostgresql('payments at once', (on) => {
  test('of two that pay all one does', async () => {
    const { id, final, pay, read } = await billed(on)
    await final()
    const outcomes = await Promise.allSettled([pay(id, '100'), pay(id, '100'), pay(id, '60')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { amountPaid, amountRemaining } = await read(id)
    expect(['100.00', '60.00']).toContain(amountPaid)
    expect(['0.00', '40.00']).toContain(amountRemaining)
  })
})
