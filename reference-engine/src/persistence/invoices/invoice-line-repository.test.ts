import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, created, newId, newInvoice, storeTenant } from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { createStore } from '../store.ts'
import type { InvoiceLineRecord, InvoiceRecord } from './mapping.ts'

const charged = { start: created, end: at('2026-02-01T00:00:00Z') }
const itemId = 'subi_1'

const newLine = (
  { organizationId, customerId, id: invoiceId }: InvoiceRecord,
  parts: Partial<InvoiceLineRecord> = {}
): InvoiceLineRecord => ({
  organizationId, customerId, invoiceId, position: 1, id: newId('line'), kind: 'fixed',
  description: 'Seats', itemId, priceId: 'price_1', productId: 'prod_1', meterId: null,
  periodStart: charged.start, periodEnd: charged.end, quantity: Decimal.parse('10.5'),
  currency: 'USD', amountUnrounded: Decimal.parse('30.000000000001'), amount: '30.00',
  discountAmount: '3.00', netAmount: '27.00', creditedAmount: '0.00',
  taxes: [{ tax_rate_id: 'txr_1', amount: '5.13' }],
  portion: { numerator: 14, denominator: 31, unit: 'day' }, chargedLineId: null, trial: false,
  calculation: '{"kind":"fixed","steps":[{"ref":"unit","quantity":"10.5"}]}', ...parts
})

describeDatabases('invoice lines', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const { organizationId, subscription: { customerId, id: subscriptionId } } = tenant
    const draft = (turn: number): InvoiceRecord => newInvoice(tenant.subscription, turn)
    const [first, second, third] = [draft(1), draft(2), draft(3)] as const
    await store.invoices.insertMany([first, second, third])
    const of = { organizationId, customerId, invoiceId: first.id }
    const wanted = {
      organizationId, customerId, subscriptionId, itemId, charged, beforeTurn: null,
      exceptInvoiceId: null
    }
    return { store, ...tenant, first, second, third, of, wanted }
  }

  test('lines come back as they were stored, by position', async () => {
    const { store, first, second, of } = await setting()
    const manual = newLine(first, {
      position: 3, kind: 'one_off', itemId: null, priceId: null, productId: null,
      periodStart: null, periodEnd: null, taxes: [], portion: null
    })
    const lines = [newLine(first, { position: 2 }), newLine(first, { trial: true }), manual]
    const others = [newLine(second)]
    await store.invoiceLines.insertMany([...lines, ...others])
    const sorted = lines.toSorted((one, other) => one.position - other.position)
    expect(await store.invoiceLines.all(of)).toEqual(sorted)
    expect(await store.invoiceLines.ofInvoices([{ ...of, invoiceId: second.id }, of]))
      .toEqual([...sorted, ...others])
    const page = await store.invoiceLines.page({ ...of, limit: 2 })
    expect(page).toEqual({ records: sorted.slice(0, 2), hasMore: true })
    const rest = await store.invoiceLines.page({ ...of, limit: 2, afterPosition: 2 })
    expect(rest).toEqual({ records: sorted.slice(2), hasMore: false })
  })

  test('lines of many drafts are replaced at once, of others they stay', async () => {
    const { store, first, second, third, of } = await setting()
    const kept = newLine(third)
    await store.invoiceLines.insertMany([newLine(first), newLine(second), kept])
    const [one, other] = [newLine(first), newLine(first, { position: 2 })]
    const ofAll = [first, second, third].map(({ id }) => ({ ...of, invoiceId: id }))
    await store.transaction(({ invoiceLines }) =>
      invoiceLines.replaceMany(ofAll.slice(0, 2), [one, other]))
    expect(await store.invoiceLines.ofInvoices(ofAll)).toEqual([one, other, kept])
  })

  test('a charged line is found by what it covers, with its credits', async () => {
    const { store, first, second, third, of, wanted } = await setting()
    const line = newLine(first)
    const least = newLine(first, { kind: 'minimum', position: 2, netAmount: '1.00' })
    const credit = (invoice: InvoiceRecord, netAmount: string, position = 1) => newLine(invoice,
      { kind: 'proration_credit', chargedLineId: line.id, netAmount, amount: netAmount, position })
    await store.invoiceLines.insertMany([
      line, least, newLine(first, { kind: 'trial_discount', position: 3 }),
      credit(second, '-4.00'), credit(second, '-1.00', 2), credit(third, '-8.00')
    ])
    await store.invoiceLines.setCredited(of, [{ lineId: line.id, creditedAmount: '2.50' }])
    const found = { lineId: line.id, netAmount: '27.00', creditedAmount: '2.50' }
    const other = {
      lineId: least.id, netAmount: '1.00', creditedAmount: '0.00', proratedAmount: '0.00'
    }
    const asked = [
      wanted, { ...wanted, exceptInvoiceId: third.id },
      { ...wanted, charged: { ...charged, end: created } }, { ...wanted, itemId: 'subi_2' }
    ]
    expect(await store.invoiceLines.charged(asked)).toEqual([
      [{ ...found, proratedAmount: '13.00' }, other], [{ ...found, proratedAmount: '5.00' }, other],
      [], []
    ])
    expect((await store.invoiceLines.prorated(of)).get(line.id)).toBe('13.00')
  })

  test('what final invoices credited is found by what was charged', async () => {
    const { store, first, second, third, of, subscription } = await setting()
    const line = newLine(first)
    const most = newLine(first, { kind: 'maximum', position: 2, netAmount: '-5.00' })
    const credit = (invoice: InvoiceRecord, chargedLineId: string, netAmount: string) =>
      newLine(invoice, { kind: 'proration_credit', chargedLineId, netAmount,
        position: Number(chargedLineId === most.id) + 1 })
    await store.invoiceLines.insertMany([line, most, credit(second, line.id, '-4.00'),
      credit(second, most.id, '2.00'), credit(third, line.id, '-8.00')])
    const final = { ...second, status: 'finalized', number: 'INV-1' } as const
    await store.invoices.updateDrafts([final])
    const anew = { ...newInvoice(subscription, 4), replacesInvoiceId: first.id }
    const own = newLine(anew)
    await store.invoices.insertMany([anew])
    await store.invoiceLines.insertMany([own])
    const found = (await store.invoiceLines.creditedFinally([
      { ...of, replacesInvoiceId: null },
      { ...of, invoiceId: anew.id, replacesInvoiceId: first.id },
      { ...of, invoiceId: newId('inv'), replacesInvoiceId: anew.id },
      { ...of, invoiceId: third.id, replacesInvoiceId: null },
    ])).map((lines) => lines.toSorted((one, other) => one.kind < other.kind ? -1 : 1))
    const both = [{ kind: 'fixed', itemId, period: charged, amount: '4.00' },
      { kind: 'maximum', itemId, period: charged, amount: '-2.00' }]
    expect(found, 'a draft to be, too').toEqual([both, both, both, []])
    await store.invoices.void(final, { voidedAt: created, replacedByInvoiceId: null,
      updatedAt: created })
    expect(await store.invoiceLines.creditedFinally([{ ...of, replacesInvoiceId: null }]))
      .toEqual([[]])
  })

  test('what void invoices charged or credited does not count', async () => {
    const { store, first, second, of, wanted } = await setting()
    const line = newLine(first)
    await store.invoiceLines.insertMany([line, newLine(second,
      { kind: 'proration_credit', chargedLineId: line.id, netAmount: '-4.00' })])
    await store.invoices.updateDrafts([first, second].map((invoice, index) =>
      ({ ...invoice, status: 'finalized', number: `INV-${index}` })))
    const voiding = { voidedAt: created, replacedByInvoiceId: null, updatedAt: created }
    await store.invoices.void(second, voiding)
    expect(await store.invoiceLines.charged([wanted]))
      .toMatchObject([[{ lineId: line.id, proratedAmount: '0.00' }]])
    expect(await store.invoiceLines.prorated(of)).toEqual(new Map([[line.id, '0.00']]))
    await store.invoices.void(first, voiding)
    expect(await store.invoiceLines.charged([wanted])).toEqual([[]])
  })
})
