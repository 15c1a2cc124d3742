import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { rate } from '../pricing/rate.ts'
import { Refusal } from '../refusal.ts'
import { parseInstant } from '../time/instant.ts'
import { draftInvoice, finalizeInvoice, recalculateInvoice, voidInvoice } from './invoice.ts'
import type { InvoiceLine } from './invoice-line.ts'

const d = (text: string) => Decimal.parse(text)
const currency = { code: 'USD', minorDigits: 2 }
const at = (time: string) => parseInstant(`2026-02-28T${time}:00Z`)
const line = (quantity: string): InvoiceLine => {
  const price = {
    id: 'price_1', currency, timing: 'in_arrears', includedQuantity: d('0'),
    pricing: { type: 'per_unit', unitAmount: d('0.004') },
  } as const
  return {
    kind: 'usage', itemId: 'subi_1', price, eventCount: 1, eventChecksum: 1n,
    period: { start: at('00:00'), end: at('01:00') }, ...rate(price, { quantity: d(quantity) }),
  }
}
const draft = (quantities: string[]) => {
  const invoice = draftInvoice({
    currency, lines: quantities.map(line), issuedAt: at('01:00'), calculatedAt: at('01:02'),
    draftGraceHours: 1,
  })
  if (!invoice) throw new Error('there are lines')
  return { ...invoice, id: 'inv_1' }
}

describe('draft', () => {
  test('its total is the sum of rounded lines, not the rounded sum', () => {
    const invoice = draft(['1', '1', '2'])
    expect([invoice.subtotal, invoice.total, invoice.amountDue].map(String))
      .toEqual(['0.01', '0.01', '0.01'])
  })

  test('it has no payment status, no number, and an hour of grace', () => {
    const total = Money.zero(currency)
    expect(draft(['1'])).toEqual({
      id: 'inv_1', status: 'draft', currency, lines: [line('1')], subtotal: total, total,
      amountDue: total, issuedAt: at('01:00'), finalizeAt: at('02:00'), calculatedAt: at('01:02'),
    })
  })

  test('without a line there is none', () => {
    const terms = { currency, issuedAt: at('01:00'), calculatedAt: at('01:00'), draftGraceHours: 0 }
    expect(draftInvoice({ ...terms, lines: [] })).toBeUndefined()
  })

  test('it follows late usage', () => {
    const later = { lines: [line('1000')], calculatedAt: at('01:30') }
    const invoice = recalculateInvoice(draft(['1']), later)
    expect(invoice).toEqual({ ...draft(['1000']), ...later })
  })

  test('lines may come and go with it, as a minimum does', () => {
    const later = { lines: [line('1000'), line('1000')], calculatedAt: at('01:30') }
    expect(String(recalculateInvoice(draft(['1']), later).total)).toBe('8.00')
  })
})

describe('finalized', () => {
  const finalized = (quantity: string) =>
    finalizeInvoice(draft([quantity]), { number: 'INV-000001', at: at('02:00') })

  test.each([['1000', 'unpaid'], ['1', 'not_required']])(
    'with %s units it is %s', (quantity, paymentStatus) => {
      expect(finalized(quantity)).toEqual({
        ...draft([quantity]), status: 'finalized', paymentStatus, number: 'INV-000001',
        finalizedAt: at('02:00'),
      })
    })

  test('it never changes but to void, which keeps everything', () => {
    const invoice = finalized('1000')
    expect(() => recalculateInvoice(invoice, { lines: [line('1')], calculatedAt: at('03:00') }))
      .toThrow('only a draft')
    expect(voidInvoice(invoice, { at: at('04:00') }))
      .toEqual({ ...invoice, status: 'void', voidedAt: at('04:00') })
  })

  test('forbidden actions are refused with what is allowed', () => {
    const refusal = (state: string, action: string, allowed_actions: string[]) =>
      new Refusal('invalid_state_transition', { state, action, allowed_actions })
    const invoice = finalized('1')
    const ended = voidInvoice(invoice, { at: at('04:00') })
    const again = { number: 'INV-000002', at: at('05:00') }
    expect(() => finalizeInvoice(invoice, again))
      .toThrow(refusal('finalized', 'finalize', ['void']))
    expect(() => finalizeInvoice(ended, again)).toThrow(refusal('void', 'finalize', []))
    expect(() => voidInvoice(ended, again)).toThrow(refusal('void', 'void', []))
    expect(() => voidInvoice(draft(['1']), again)).toThrow(refusal('draft', 'void', ['finalize']))
  })
})
