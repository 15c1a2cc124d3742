import { expect, test } from 'vitest'
import type { CreditNoteSettlement } from '../../domain/credits/credit-note-split.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import { storeInvoice } from '../../../test/billed-invoice.ts'
import type { BilledLine } from '../../../test/billed-invoice.ts'
import { creditsWorld } from '../../../test/credits-world.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import type { InvoiceRecord } from '../../persistence/invoices/mapping.ts'
import { applyCredits } from '../credit-grants/apply-credits.ts'

const now = at('2026-03-01T00:00:00Z')
const two: readonly BilledLine[] =
  [{ net: '10.00', tax: '0.88' }, { net: '5.55', tax: '0.49' }]

const setting = async (
  on: TestDatabase,
  { billed = two, parts = {} }: {
    billed?: readonly BilledLine[]
    parts?: Partial<InvoiceRecord>
  } = {},
) => {
  const world = creditsWorld(on.database)
  const tenant = await world.tenant()
  const customer = await tenant.customer()
  const { store, application } = world
  const { invoice, lines } = await storeInvoice(store, customer, { billed, parts })
  const terms = (amounts: readonly string[], settlement: CreditNoteSettlement = 'balance') => ({
    invoiceId: invoice.id, currencyCode: 'USD', reason: 'billing_error' as const, memo: null,
    settlement, lines: amounts.map((amount, index) =>
      ({ lineId: lines[index]?.id ?? 'line_0', amount: Decimal.parse(amount) })),
  })
  const of = { organizationId: tenant.organizationId, customerId: customer.id }
  return {
    ...world, ...tenant, made: customer, invoice, lines, terms,
    credit: (amounts: readonly string[], settlement?: CreditNoteSettlement) =>
      application.createCreditNote(tenant.caller, terms(amounts, settlement)),
    found: () => store.invoices.find(invoice),
    credited: async () => (await store.invoiceLines.all({ ...of, invoiceId: invoice.id }))
      .map(({ creditedAmount }) => creditedAmount),
    balance: async () => (await application.getCreditBalance(of)).balances,
  }
}

describeDatabases('credit notes on an invoice', (on) => {
  test('a note takes amount and tax, and reduces what is to be paid', async () => {
    const { credit, found, credited, balance, invoice } = await setting(on)
    const note = await credit(['5.00', '5.55'])
    expect(note).toMatchObject({
      number: 'CN-000001', status: 'issued', subtotal: '10.55', taxTotal: '0.93', total: '11.48',
      amountReduced: '11.48', amountToBalance: '0.00', amountRefunded: '0.00',
      creditGrantId: null, createdAt: now,
    })
    expect(note.lines.map(({ amount, tax_amount }) => `${amount} ${tax_amount}`))
      .toEqual(['5.00 0.44', '5.55 0.49'])
    expect(await found()).toEqual({
      ...invoice, amountCredited: '11.48', amountRemaining: '5.44', updatedAt: now,
    })
    expect([await credited(), await balance()]).toEqual([['5.00', '5.55'], []])
  })

  test('notes over all of an invoice make it paid, tax and all', async () => {
    const { credit, found } = await setting(on)
    const notes = [await credit(['3.33']), await credit(['3.33', '5.55']), await credit(['3.34'])]
    expect(notes.map(({ taxTotal }) => taxTotal)).toEqual(['0.29', '0.79', '0.29'])
    expect(notes.map(({ number }) => number)).toEqual(['CN-000001', 'CN-000002', 'CN-000003'])
    expect(await found()).toMatchObject(
      { paymentStatus: 'paid', amountRemaining: '0.00', amountCredited: '16.92' })
  })

  test.each([
    ['balance', '7.48', '0.00'], ['refund', '0.00', '7.48'],
  ] as const)('what was paid becomes %s', async (settlement, toBalance, refunded) => {
    const parts = { amountPaid: '12.92', amountRemaining: '4.00',
      paymentStatus: 'partially_paid' } as const
    const { credit, found, store, application, organizationId } = await setting(on, { parts })
    const note = await credit(['5.00', '5.55'], settlement)
    expect(note).toMatchObject(
      { amountReduced: '4.00', amountToBalance: toBalance, amountRefunded: refunded })
    expect(await found()).toMatchObject({ paymentStatus: 'paid', amountRemaining: '0.00' })
    const { records } = await application.listCreditGrants({ organizationId, limit: 5 })
    expect(records.map(({ origin, amount, creditNoteId }) => [origin, amount, creditNoteId]))
      .toEqual(settlement === 'refund' ? [] : [['credit_note', '7.48', note.id]])
    expect(note.creditGrantId).toBe(records[0]?.id ?? null)
    expect(await store.creditNotes.find(note)).toEqual(note)
  })

  test('a preview gives the same amounts and changes nothing', async () => {
    const { terms, credit, found, application, caller, invoice } = await setting(on)
    const { subtotal, taxTotal, total, reduced } =
      await application.previewCreditNote(caller, terms(['5.00']))
    expect(await found()).toEqual(invoice)
    const note = await credit(['5.00'])
    expect([subtotal, taxTotal, total, reduced].map(String))
      .toEqual([note.subtotal, note.taxTotal, note.total, note.amountReduced])
    expect(note.number).toBe('CN-000001')
  })

  test('what is above a line is refused by name and changes nothing', async () => {
    const { credit, found, credited, invoice } = await setting(on)
    await expect(credit(['10.01', '5.56', '1'])).rejects.toMatchObject({
      code: 'credit_note_exceeds_line',
      faults: [{ pointer: '/lines/0/amount' }, { pointer: '/lines/1/amount' },
        { pointer: '/lines/2/line_id', code: 'invoice_line_not_found' }],
    })
    expect([await found(), await credited()]).toEqual([invoice, ['0.00', '0.00']])
  })

  test.each([
    ['draft', { status: 'draft', number: null, finalizedAt: null, paymentStatus: null }],
    ['void', { status: 'void', voidedAt: now }],
  ] as const)('a %s invoice takes no note', async (state, parts) => {
    const { credit, found } = await setting(on, { parts })
    const before = await found()
    await expect(credit(['1.00'])).rejects.toMatchObject({
      code: 'invalid_state_transition', params: { state, action: 'credit' },
    })
    expect(await found()).toEqual(before)
  })

  test('another currency and an unknown invoice are refused', async () => {
    const { terms, application, caller } = await setting(on)
    const create = (parts: object) =>
      application.createCreditNote(caller, { ...terms(['1.00']), ...parts })
    await expect(create({ currencyCode: 'EUR' })).rejects
      .toMatchObject({ code: 'currency_mismatch' })
    await expect(create({ invoiceId: 'inv_0' })).rejects
      .toMatchObject({ code: 'invoice_not_found', faults: [{ pointer: '/invoice_id' }] })
  })

  test('what a maximum keeps a line below is not credited', async () => {
    const item = { itemId: 'subi_1', priceId: 'price_1', periodStart: now, periodEnd: now }
    const { credit } = await setting(on, {
      billed: [
        { net: '120.00', parts: { ...item, kind: 'usage' } },
        { net: '-20.00', parts: { ...item, kind: 'maximum' } },
      ],
    })
    await expect(credit(['100.01'])).rejects.toMatchObject(
      { faults: [{ code: 'amount_above_line' }] })
    expect(await credit(['100.00'])).toMatchObject({ total: '100.00' })
  })

  test('what a proration took back is not credited once more', async () => {
    const { credit, store, made, lines } = await setting(on)
    const [line] = lines
    await storeInvoice(store, made,
      { billed: [{ net: '-4.00', parts: { chargedLineId: line?.id ?? null } }] })
    await expect(credit(['6.01'])).rejects.toMatchObject({ code: 'credit_note_exceeds_line' })
    expect(await credit(['6.00'])).toMatchObject({ total: '6.53' })
  })

  test('a void note gives the invoice back what it took', async () => {
    const { credit, found, credited, balance, application, caller, invoice } = await setting(on,
      { parts: { amountPaid: '12.92', amountRemaining: '4.00', paymentStatus: 'partially_paid' } })
    const note = await credit(['10.00'])
    const voided = await application.voidCreditNote(caller, note.id)
    expect(voided).toEqual({ ...note, status: 'void', voidedAt: now })
    expect(await found()).toEqual({ ...invoice, updatedAt: now })
    expect(await credited()).toEqual(['0.00', '0.00'])
    expect(await balance()).toEqual([{ currency: 'USD', balance: '0.00', available: '0.00' }])
    await expect(application.voidCreditNote(caller, note.id)).rejects.toMatchObject(
      { code: 'invalid_state_transition', params: { state: 'void', action: 'void' } })
    expect(await credit(['10.00'])).toMatchObject({ number: 'CN-000002', taxTotal: '0.88' })
  })

  test('a note whose balance is used stays', async () => {
    const { credit, application, caller, inWork, made, organizationId, found } =
      await setting(on, { parts: { amountPaid: '16.92', amountRemaining: '0.00' } })
    const note = await credit(['10.00'])
    const due = {
      organizationId, customerId: made.id, invoiceId: 'inv_next', at: now,
      amountDue: Money.parse('0.01', { code: 'USD', minorDigits: 2 }),
    }
    await inWork((work) => applyCredits(work, [due]))
    const before = await found()
    await expect(application.voidCreditNote(caller, note.id)).rejects
      .toMatchObject({ code: 'credit_note_used' })
    expect(await found()).toEqual(before)
    expect(await application.getCreditNote({ organizationId, id: note.id })).toEqual(note)
  })
})

describePostgresql('two credit notes at once', (on) => {
  test('they never exceed the line together', async () => {
    const { credit, found, credited } = await setting(on)
    const done = await Promise.allSettled(
      Array.from({ length: 4 }, () => credit(['4.00'])))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await credited()).toEqual(['8.00', '0.00'])
    expect(await found()).toMatchObject({ amountCredited: '8.70' })
  })
})
