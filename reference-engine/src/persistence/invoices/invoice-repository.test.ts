import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at, created, newId, newInvoice, storeTenant } from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'

const calculated = {
  customerSnapshot: { name: 'Everest', external_id: 'C-1', email: null },
  subtotal: '20.50',
  total: '20.50',
  amountDue: '20.50',
  calculationDigest: 'sha256:01',
  calculatedAt: at('2026-02-01T00:00:00.5Z')
}
const finalizedAt = at('2026-02-01T00:00:01Z')

type Invoice = ReturnType<typeof newInvoice>

const finalize = (store: Store, { organizationId, customerId, id }: Invoice) =>
  store.transaction(async ({ invoices }) => {
    const number = `INV-${String(await invoices.nextNumber(organizationId)).padStart(6, '0')}`
    await invoices.finalize({ organizationId, customerId, id },
      { ...calculated, number, paymentStatus: 'unpaid', finalizedAt })
    return number
  })

describeDatabases('invoices', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const invoice = newInvoice(tenant.subscription, 1)
    const { organizationId, customerId, id } = invoice
    await store.invoices.insertNew(invoice)
    return { store, ...tenant, invoice, key: { organizationId, customerId, id } }
  }

  test('a draft comes back as it was stored', async () => {
    const { store, organizationId, invoice } = await setting()
    expect(await store.invoices.find({ organizationId, id: invoice.id })).toEqual(invoice)
  })

  test('a boundary has one invoice', async () => {
    const { store, subscription } = await setting()
    expect(await store.invoices.insertNew(newInvoice(subscription, 1))).toBe(false)
    expect(await store.invoices.insertNew(newInvoice(subscription, 2))).toBe(true)
  })

  test('a finalized invoice takes no change but the void', async () => {
    const { store, organizationId, invoice, key } = await setting()
    await store.invoices.recalculate(key, calculated)
    const number = await finalize(store, invoice)
    await expect(store.invoices.recalculate(key, calculated)).rejects.toThrow('is draft')
    await expect(finalize(store, invoice)).rejects.toThrow('is draft')
    expect(await store.invoices.removeDraft(key)).toBe(0)
    await store.invoices.void(key, { voidedAt: finalizedAt })
    expect(await store.invoices.find({ organizationId, id: invoice.id })).toEqual({
      ...invoice, ...calculated, number, paymentStatus: 'unpaid', finalizedAt,
      status: 'void', voidedAt: finalizedAt
    })
  })

  test('a number that was rolled back is given again', async () => {
    const { store, organizationId } = await setting()
    const failing = store.transaction(async ({ invoices }) => {
      await invoices.nextNumber(organizationId)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.invoices.nextNumber(organizationId)).toBe(1n)
    expect(await store.invoices.nextNumber(organizationId)).toBe(2n)
  })

  test('each organization counts its own numbers', async () => {
    const [one, other] = [await setting(), await setting()]
    expect(await one.store.invoices.nextNumber(one.organizationId)).toBe(1n)
    expect(await one.store.invoices.nextNumber(other.organizationId)).toBe(1n)
  })

  test('lines are replaced as a whole and listed by position', async () => {
    const { store, organizationId, price, product, invoice, key } = await setting()
    const of = { organizationId, customerId: key.customerId, invoiceId: invoice.id }
    const line = (position: number) => ({
      ...of, position, id: newId('line'), kind: 'usage' as const, description: 'Storage',
      priceId: price.id, productId: product.id, meterId: null, periodStart: created,
      periodEnd: at('2026-02-01T00:00:00Z'), quantity: Decimal.parse('10.5'), currency: 'JPY',
      amountUnrounded: Decimal.parse('12.000000000001'), amount: '12',
      calculation: { kind: 'usage', steps: [{ ref: 'unit', quantity: '10.5' }] }
    })
    await store.transaction(({ invoiceLines }) => invoiceLines.replace(of, [line(1), line(2)]))
    const lines = [line(2), line(1), line(3)]
    await store.transaction(({ invoiceLines }) => invoiceLines.replace(of, lines))
    const sorted = lines.toSorted((one, other) => one.position - other.position)
    expect(await store.invoiceLines.all(of)).toEqual(sorted)
    const first = await store.invoiceLines.page({ ...of, limit: 2 })
    expect(first).toEqual({ records: sorted.slice(0, 2), hasMore: true })
    const rest = await store.invoiceLines.page({ ...of, limit: 2, afterPosition: 2 })
    expect(rest).toEqual({ records: sorted.slice(2), hasMore: false })
  })

  test.each([
    ['all', () => ({}), 3],
    ['of the customer', (id: string) => ({ customerId: id }), 3],
    ['of another customer', () => ({ customerId: 'cus_other' }), 0],
    ['drafts', () => ({ status: 'draft' as const }), 2],
    ['finalized', () => ({ status: 'finalized' as const }), 1]
  ])('listing %s', async (_, filter, count) => {
    const { store, organizationId, customer, subscription, invoice } = await setting()
    await store.invoices.insertNew(newInvoice(subscription, 2))
    await store.invoices.insertNew(newInvoice(subscription, 3))
    await finalize(store, invoice)
    const page = await store.invoices.page({ organizationId, ...filter(customer.id), limit: 10 })
    expect(page.records).toHaveLength(count)
    const ids = page.records.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
  })
})

describePostgresql('racing invoices', (on) => {
  test('numbers have no gap and none comes twice, whoever finalizes or fails', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const { organizationId, subscription } = await storeTenant(stores[0])
    const invoices = Array.from({ length: 30 }, (_, boundary) => newInvoice(subscription, boundary))
    for (const invoice of invoices) await stores[0].invoices.insertNew(invoice)
    const failing = (store: Store) => store.transaction(async (repositories) => {
      await repositories.invoices.nextNumber(organizationId)
      throw new Error('no')
    }).catch(() => undefined)
    const numbers = (await Promise.all(invoices.flatMap((invoice, index) => {
      const store = stores[index % 2 === 0 ? 0 : 1]
      return [finalize(store, invoice), failing(store)]
    }))).filter((number) => number !== undefined)
    const wanted = invoices.map((_, index) => `INV-${String(index + 1).padStart(6, '0')}`)
    expect(numbers.toSorted()).toEqual(wanted)
  })

  test('engines that race bill a boundary once', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const { subscription } = await storeTenant(stores[0])
    const inserted = await Promise.all(Array.from({ length: 10 }, (_, index) =>
      stores[index % 2 === 0 ? 0 : 1].invoices.insertNew(newInvoice(subscription, 1))))
    expect(inserted.filter(Boolean)).toHaveLength(1)
  })

  test('an invoice is finalized once, and a loser gives its number back', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const { organizationId, subscription } = await storeTenant(stores[0])
    const invoice = newInvoice(subscription, 1)
    await stores[0].invoices.insertNew(invoice)
    const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) =>
      finalize(stores[index % 2 === 0 ? 0 : 1], invoice)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await stores[0].invoices.nextNumber(organizationId)).toBe(2n)
  })
})
