import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { finalize, finalized } from '../../../test/finalized-invoices.ts'
import { at, created, newInvoice, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const { finalizedAt, dueAt } = finalized

describeDatabases('invoices', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const invoice = newInvoice(tenant.subscription, 1)
    const { organizationId, customerId, id } = invoice
    await store.invoices.insertMany([invoice])
    return { store, ...tenant, invoice, key: { organizationId, customerId, id } }
  }
  const settlement = {
    paymentStatus: 'partially_paid' as const, amountPaid: '0.50', amountCredited: '0.00',
    amountRemaining: '20.00', uncollectibleAt: null, updatedAt: dueAt
  }

  test('a draft comes back as it was stored', async () => {
    const { store, organizationId, invoice } = await setting()
    expect(await store.invoices.find({ organizationId, id: invoice.id })).toEqual(invoice)
  })

  test('a turn has one invoice in force', async () => {
    const { store, subscription, invoice, key } = await setting()
    const again = newInvoice(subscription, 1)
    const inserting = store.invoices.insertMany([newInvoice(subscription, 2), again])
    await expect(inserting).rejects.toMatchObject({ code: '23505' })
    const [final] = await finalize(store, [invoice])
    await store.invoices.void(key,
      { voidedAt: dueAt, replacedByInvoiceId: again.id, updatedAt: dueAt })
    await store.invoices.insertMany([{ ...again, replacesInvoiceId: invoice.id }])
    expect(await store.invoices.find(key)).toEqual({
      ...final, status: 'void', voidedAt: dueAt, replacedByInvoiceId: again.id, updatedAt: dueAt
    })
  })

  test('invoices of no subscription are of no turn', async () => {
    const { store, subscription } = await setting()
    const oneOffs = [1, 2].map(() => ({
      ...newInvoice(subscription, 1), subscriptionId: null, turn: null, finalizeAt: null,
      sources: [{ kind: 'one_off', description: 'Set-up' }], memo: 'Thank you', metadata: { a: 'b' }
    }))
    await store.invoices.insertMany(oneOffs)
    for (const each of oneOffs) expect(await store.invoices.find(each)).toEqual(each)
  })

  test('many drafts are finalized at once', async () => {
    const { store, organizationId, subscription, invoice } = await setting()
    const drafts = [invoice, newInvoice(subscription, 2), newInvoice(subscription, 3)]
    await store.invoices.insertMany(drafts.slice(1))
    const finals = await finalize(store, drafts)
    expect(finals.map(({ number }) => number)).toEqual(['INV-000001', 'INV-000002', 'INV-000003'])
    const held = await store.transaction(({ invoices }) =>
      invoices.findManyForUpdate([...drafts.toReversed(), { organizationId, id: 'inv_none' }]))
    expect(held).toEqual(finals)
  })

  test('what a draft is about stays, whatever is calculated', async () => {
    const { store, invoice, key } = await setting()
    const other = { ...invoice, turn: 7, currency: 'JPY', issuedAt: dueAt, memo: 'New' }
    await store.invoices.updateDrafts([other])
    expect(await store.invoices.find(key)).toEqual({ ...invoice, memo: 'New' })
  })

  test('a finalized invoice takes no change but reports and the void', async () => {
    const { store, organizationId, invoice, key } = await setting()
    await expect(store.invoices.settle(key, settlement)).rejects.toThrow('is finalized')
    const [final] = await finalize(store, [invoice])
    await expect(store.invoices.updateDrafts([invoice])).rejects.toThrow('is a draft')
    await expect(finalize(store, [invoice])).rejects.toThrow('is a draft')
    await store.invoices.settle(key, settlement)
    const voiding = { voidedAt: finalizedAt, replacedByInvoiceId: null, updatedAt: finalizedAt }
    await store.invoices.void(key, voiding)
    await expect(store.invoices.settle(key, settlement)).rejects.toThrow('is finalized')
    await expect(store.invoices.void(key, voiding)).rejects.toThrow('is finalized')
    await store.invoices.replace(key, { replacedByInvoiceId: 'inv_next', updatedAt: dueAt })
    expect(await store.invoices.find({ organizationId, id: invoice.id })).toEqual({
      ...final, ...settlement, status: 'void', voidedAt: finalizedAt,
      replacedByInvoiceId: 'inv_next', updatedAt: dueAt
    })
  })

  test('numbers are taken in ranges, and a failed transaction gives them back', async () => {
    const { store, organizationId } = await setting()
    const { organizationId: other } = await setting()
    const take = (...wanted: [string, number][]) => store.invoices.takeNumbers(
      wanted.map(([of, count]) => ({ organizationId: of, count })))
    expect(await take([organizationId, 3], [other, 1])).toEqual([1n, 1n])
    const failing = store.transaction(async ({ invoices }) => {
      expect(await invoices.takeNumbers([{ organizationId, count: 5 }])).toEqual([4n])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await take([other, 2], [organizationId, 1])).toEqual([2n, 4n])
  })

  test.each([
    ['not before it is due', {}, '2026-03-03T00:00:00Z', false],
    ['as soon as it is due', {}, '2026-03-03T00:00:01Z', true],
    ['not when it is paid', { amountRemaining: '0.00' }, '2026-03-04T00:00:00Z', false],
    ['though it is uncollectible', { uncollectibleAt: dueAt }, '2026-03-04T00:00:00Z', true]
  ])('an invoice is overdue: %s', async (_, parts, instant, overdue) => {
    const { store, organizationId, subscription, invoice, key } = await setting()
    const { customerId, id: subscriptionId } = subscription
    const asked = [{ organizationId, customerId, subscriptionId, at: at(instant) }]
    expect(await store.invoices.overdue(asked), 'a draft is not').toEqual([])
    await finalize(store, [invoice])
    await store.invoices.settle(key, { ...settlement, ...parts })
    expect(await store.invoices.overdue(asked)).toEqual(overdue ? [subscriptionId] : [])
    const voiding = { voidedAt: dueAt, replacedByInvoiceId: null, updatedAt: dueAt }
    await store.invoices.void(key, voiding)
    expect(await store.invoices.overdue(asked), 'a void one is not').toEqual([])
  })

  test.each([
    ['all', () => ({}), 3],
    ['of the customer', (id: string) => ({ customerId: id }), 3],
    ['of another customer', () => ({ customerId: 'cus_other' }), 0],
    ['drafts', () => ({ status: 'draft' as const }), 2],
    ['finalized', () => ({ status: 'finalized' as const }), 1],
    ['unpaid', () => ({ paymentStatus: 'unpaid' as const }), 1],
    ['paid', () => ({ paymentStatus: 'paid' as const }), 0]
  ])('listing %s', async (_, filter, count) => {
    const { store, organizationId, customer, subscription, invoice } = await setting()
    await store.invoices.insertMany([newInvoice(subscription, 2), newInvoice(subscription, 3)])
    await finalize(store, [invoice])
    const page = await store.invoices.page({ organizationId, ...filter(customer.id), limit: 10 })
    expect(page.records).toHaveLength(count)
    const ids = page.records.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
  })

  test('payments come back in their order', async () => {
    const { store, organizationId, invoice: { id: invoiceId, customerId } } = await setting()
    const payment = (id: string) => ({
      organizationId, customerId, invoiceId, id, amount: '10.00', paidAt: created,
      reference: id === 'pay_1' ? 'wire 7' : null, createdAt: created
    })
    const payments = [payment('pay_1'), payment('pay_2')]
    for (const each of payments) await store.payments.insert(each)
    expect(await store.payments.all({ organizationId, customerId, invoiceId })).toEqual(payments)
  })
})
