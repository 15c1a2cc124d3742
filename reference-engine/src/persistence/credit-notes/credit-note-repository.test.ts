import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { newCreditNote } from '../../../test/credit-records.ts'
import { at, newInvoice, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('credit notes', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId, customer, subscription } = await storeTenant(store)
    const [invoice, other] = [newInvoice(subscription, 0), newInvoice(subscription, 1)]
    await store.invoices.insertMany([invoice, other])
    const note = newCreditNote(invoice)
    await store.creditNotes.insert(note)
    return { store, organizationId, customer, invoice, other, note }
  }

  test('notes are listed by their customer and their invoice', async () => {
    const { store, organizationId, customer, invoice, other, note } = await setting()
    const second = newCreditNote(other, { number: 'CN-000002' })
    await store.creditNotes.insert(second)
    const idsBy = async (filter: object) =>
      (await store.creditNotes.page({ organizationId, limit: 5, ...filter }))
        .records.map(({ id }) => id)
    expect(await idsBy({})).toEqual([second.id, note.id])
    expect(await idsBy({ customerId: customer.id })).toEqual([second.id, note.id])
    expect(await idsBy({ invoiceId: invoice.id })).toEqual([note.id])
    expect(await idsBy({ customerId: 'cus_none' })).toEqual([])
    expect(await store.creditNotes.find(note)).toEqual(note)
    const stranger = await setting()
    expect(await stranger.store.creditNotes
      .find({ ...note, organizationId: stranger.organizationId })).toBeUndefined()
  })

  test('a void note is no longer issued on its invoice', async () => {
    const { store, invoice, note } = await setting()
    const second = newCreditNote(invoice, { number: 'CN-000002' })
    await store.creditNotes.insert(second)
    const { organizationId, customerId, id: invoiceId } = invoice
    const of = { organizationId, customerId, invoiceId }
    expect(await store.creditNotes.issuedOn([of])).toEqual([note, second])
    await store.creditNotes.void(note, later)
    expect(await store.creditNotes.issuedOn([of])).toEqual([second])
    expect(await store.creditNotes.find(note))
      .toEqual({ ...note, status: 'void', voidedAt: later })
  })

  test('numbers have no gap, and each organization counts its own', async () => {
    const { store, organizationId } = await setting()
    const other = await setting()
    expect(await store.creditNotes.nextNumber(organizationId)).toBe(1n)
    const failing = store.transaction(async ({ creditNotes }) => {
      await creditNotes.nextNumber(organizationId)
      throw new Error('no note')
    })
    await expect(failing).rejects.toThrow('no note')
    expect(await store.creditNotes.nextNumber(organizationId)).toBe(2n)
    expect(await store.creditNotes.nextNumber(other.organizationId)).toBe(1n)
  })

  test('a note whose parts do not add up is a defect', async () => {
    const { store, invoice } = await setting()
    const note = newCreditNote(invoice, { number: 'CN-000002', amountRefunded: '0.01' })
    await expect(store.creditNotes.insert(note)).rejects.toMatchObject({ code: '23514' })
  })
})
