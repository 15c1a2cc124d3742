import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld, manual } from '../../../test/invoicing-world.ts'
import { at } from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'

const start = '2026-03-01T00:00:00Z'

describeDatabases('one-off invoices', (on) => {
  const tenant = async () => {
    const world = invoicingWorld(on.database, start)
    const made = await world.tenant({ sales: [] })
    const customer = await made.customer()
    return { ...world, ...made, customer, customerId: customer.id }
  }

  test('a draft of manual lines stands for itself and waits for its caller', async () => {
    const { oneOff, customerId, linesOf, settle, setClock, read } = await tenant()
    const period = { start: at('2026-01-01T00:00:00Z'), end: at('2026-02-01T00:00:00Z') }
    const lines = [manual('1.005', { quantity: Decimal.integer(3), period }), manual('-1')]
    const draft = await oneOff(customerId,
      { lines, memo: 'Thank you', metadata: { a: 'b' }, dueAt: at('2026-04-01T00:00:00Z') })
    expect(draft).toMatchObject({
      status: 'draft', subscriptionId: null, turn: null, finalizeAt: null, subtotal: '2.02',
      total: '2.02', amountDue: '2.02', amountRemaining: '2.02', memo: 'Thank you',
      metadata: { a: 'b' }, paymentStatus: null, number: null,
    })
    const [first, second] = await linesOf(draft.id)
    expect(first).toMatchObject({
      kind: 'one_off', description: 'Set-up', amount: '3.02', priceId: null, productId: null,
      amountUnrounded: Decimal.parse('3.015'), periodStart: period.start,
    })
    expect(second).toMatchObject({ amount: '-1.00', periodStart: null })
    setClock('2027-03-01T00:00:00Z')
    await settle()
    expect(await read(draft.id)).toEqual(draft)
  })

  test('it is finalized once, and due by the terms of its organization', async () => {
    const { oneOff, customerId, finalize, explain } = await tenant()
    const { id } = await oneOff(customerId)
    const final = await finalize(id)
    expect(final).toMatchObject({
      status: 'finalized', number: 'INV-000001', paymentStatus: 'unpaid',
      finalizedAt: at(start), dueAt: at('2026-03-31T00:00:00Z'),
    })
    const { calculation } = await explain(id)
    expect(calculation).toMatchObject({ amount_due: '100.00', lines: [
      { kind: 'one_off', pricing: null, steps: [{ ref: 'one-off', unit_amount: '100' }] }] })
  })

  test('it has its own rates, else the customers, and a line may have others', async () => {
    const { oneOff, customer, taxRate, store, organizationId } = await tenant()
    const [usual, own] = [await taxRate('10'), await taxRate('20')]
    const inside = await taxRate('25', true)
    await store.customers.update({ organizationId, id: customer.id }, { taxRateIds: [usual] })
    const totals = async (parts: Parameters<typeof oneOff>[1]) => {
      const { taxTotal, total, taxes } = await oneOff(customer.id, parts)
      return [taxTotal, total, ...taxes.map(({ taxable_amount: base }) => base)]
    }
    expect(await totals({})).toEqual(['10.00', '110.00', '100.00'])
    expect(await totals({ taxRateIds: [own] })).toEqual(['20.00', '120.00', '100.00'])
    expect(await totals({ taxRateIds: [] })).toEqual(['0.00', '100.00'])
    expect(await totals({ lines: [manual('100', { taxRateIds: [inside] }), manual('50')] }))
      .toEqual(['25.00', '155.00', '80.00', '50.00'])
  })

  test('what does not fit is refused, each fault by its pointer', async () => {
    const { oneOff, customerId, taxRate, credits, caller, store, organizationId } = await tenant()
    const empty = { start: at(start), end: at(start) }
    await expect(oneOff(customerId, { lines: [manual('1'), manual('1', { period: empty })] }))
      .rejects.toMatchObject({ code: 'invoice_lines_invalid',
        faults: [{ pointer: '/lines/1/period/end', code: 'out_of_range' }] })
    await expect(oneOff('cus_missing')).rejects.toMatchObject({ code: 'customer_not_found' })
    await expect(oneOff(customerId, { currency: 'XXX' }))
      .rejects.toMatchObject({ code: 'currency_unknown' })
    const archived = await taxRate('5')
    await credits.archiveTaxRate(caller, archived)
    await expect(oneOff(customerId, { lines: [manual('1', { taxRateIds: [archived] })] }))
      .rejects.toMatchObject({ code: 'resource_archived' })
    await store.customers.update({ organizationId, id: customerId }, { archivedAt: at(start) })
    await expect(oneOff(customerId)).rejects.toMatchObject({ code: 'resource_archived' })
  })

  test('a draft takes another line in its currency, and keeps its first', async () => {
    const { oneOff, customerId, invoicing, caller, linesOf, finalize } = await tenant()
    const { id: invoiceId } = await oneOff(customerId)
    const [first] = await linesOf(invoiceId)
    const add = (currency: string) =>
      invoicing.addInvoiceLine(caller, { invoiceId, currency, line: manual('7.5') })
    await expect(add('JPY')).rejects.toMatchObject({ code: 'currency_mismatch' })
    expect(await add('USD')).toMatchObject({ total: '107.50', status: 'draft' })
    const ids = (await linesOf(invoiceId)).map(({ id }) => id)
    expect([ids[0], new Set(ids).size]).toEqual([first?.id, 2])
    await finalize(invoiceId)
    await expect(add('USD')).rejects.toMatchObject({ code: 'invalid_state_transition' })
    expect((await linesOf(invoiceId)).map(({ id }) => id)).toEqual(ids)
  })

  test('an edit changes what a draft says, and null clears it', async () => {
    const { oneOff, customerId, invoicing, caller, finalize, setClock } = await tenant()
    const draft = await oneOff(customerId, { memo: 'Old', metadata: { a: 'b' } })
    const update = (patch: Parameters<typeof invoicing.updateInvoice>[1]['patch']) =>
      invoicing.updateInvoice(caller, { invoiceId: draft.id, patch })
    setClock('2026-03-02T00:00:00Z')
    const dueAt = at('2026-05-01T00:00:00Z')
    const changed = await update({ memo: null, dueAt, metadata: { a: null, c: 'd' } })
    expect(changed).toEqual(
      { ...draft, memo: null, dueAt, metadata: { c: 'd' }, updatedAt: at('2026-03-02T00:00:00Z') })
    expect(await update({})).toEqual(changed)
    expect(await finalize(draft.id)).toMatchObject({ dueAt })
    await expect(update({ memo: 'Late' })).rejects.toMatchObject(
      { code: 'invalid_state_transition', params: { state: 'finalized', action: 'update' } })
  })

  test('a refresh takes the taxes of now, unless the invoice has its own', async () => {
    const { oneOff, customerId, invoicing, caller, taxRate, store, organizationId } =
      await tenant()
    const [own, later] = [await taxRate('5'), await taxRate('20')]
    const usual = await oneOff(customerId)
    const given = await oneOff(customerId, { taxRateIds: [own] })
    const none = await oneOff(customerId, { taxRateIds: [] })
    await invoicing.addInvoiceLine(caller,
      { invoiceId: given.id, currency: 'USD', line: manual('100') })
    await store.customers.update({ organizationId, id: customerId }, { taxRateIds: [later] })
    const totals: string[] = []
    for (const { id: invoiceId } of [usual, given, none]) {
      const { total, taxRateIds } = await invoicing.refreshInvoice(caller, { invoiceId })
      totals.push([total, ...taxRateIds].join(' '))
    }
    expect(totals).toEqual([`120.00 ${later}`, `210.00 ${own}`, '100.00'])
  })

  test('a refresh takes the coupons of now', async () => {
    const { oneOff, customerId, invoicing, caller, coupon, finalize } = await tenant()
    const { id: invoiceId } = await oneOff(customerId)
    const refresh = () => invoicing.refreshInvoice(caller, { invoiceId })
    const { id: discountId } = await coupon(customerId, '10')
    expect(await refresh()).toMatchObject({
      subtotal: '100.00', discountTotal: '10.00', total: '90.00',
      discounts: [{ discount_id: discountId, percentage: '10', amount_off: null, amount: '10.00' }],
    })
    await finalize(invoiceId)
    await expect(refresh()).rejects.toMatchObject({ code: 'invalid_state_transition' })
  })
})
