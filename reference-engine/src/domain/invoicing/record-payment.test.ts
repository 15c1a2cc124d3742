import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { Refusal } from '../refusal.ts'
import { paymentStatuses } from './payment-status.ts'
import { recordPayment } from './record-payment.ts'
import type { PaidInvoice, PaymentReport } from './record-payment.ts'
import { settlement } from './settlement.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const money = (text: string) => Money.parse(text, eur)
const euros = (text: string) => ({ amount: Decimal.parse(text), currency: 'EUR' })
type Told = { due?: string; paid?: string; credited?: string; uncollectible?: boolean }
const settling = (
  { due = '10.00', paid = '0.00', credited = '0.00', uncollectible = false }: Told,
) =>
  ({ amountDue: money(due), amountPaid: money(paid), amountCredited: money(credited),
    uncollectible })
const invoice = (told: Told = {}, parts: Partial<PaidInvoice> = {}): PaidInvoice => {
  const { paymentStatus } = settlement(settling(told))
  return { status: 'finalized', paymentStatus, ...settling(told), ...parts }
}

test.each<[string, Told, string, string]>([
  ['nothing due', { due: '0.00' }, '0.00', 'not_required'],
  ['nothing paid', {}, '10.00', 'unpaid'],
  ['a part paid', { paid: '3.00' }, '7.00', 'partially_paid'],
  ['all paid', { paid: '10.00' }, '0.00', 'paid'],
  ['all credited', { credited: '10.00' }, '0.00', 'paid'],
  ['the rest credited', { paid: '3.00', credited: '7.00' }, '0.00', 'paid'],
  ['a part credited', { credited: '7.00' }, '3.00', 'unpaid'],
  ['given up', { paid: '3.00', uncollectible: true }, '7.00', 'uncollectible'],
  ['paid after all', { paid: '10.00', uncollectible: true }, '0.00', 'paid'],
])('%s', (_what, told, remaining, status) => {
  const { amountRemaining, paymentStatus } = settlement(settling(told))
  expect([amountRemaining.toString(), paymentStatus]).toEqual([remaining, status])
})

test('more than is due is a defect, not a state', () => {
  expect(() => settlement(settling({ paid: '6.00', credited: '5.00' }))).toThrow('beyond')
})

describe('a payment', () => {
  test.each<[string, Told, string, string, string]>([
    ['of all', {}, '10.00', '0.00', 'paid'],
    ['of a part', {}, '4.00', '6.00', 'partially_paid'],
    ['of another part', { paid: '4.00' }, '1.00', '5.00', 'partially_paid'],
    ['of the rest', { paid: '4.00', credited: '1.00' }, '5.00', '0.00', 'paid'],
    ['of what was given up', { uncollectible: true }, '4.00', '6.00', 'uncollectible'],
    ['of all that was given up', { uncollectible: true }, '10.00', '0.00', 'paid'],
  ])('%s', (_what, told, amount, remaining, status) => {
    const { amountRemaining, paymentStatus } = recordPayment(invoice(told), euros(amount))
    expect([amountRemaining.toString(), paymentStatus]).toEqual([remaining, status])
  })

  const refused = (wanted: () => unknown): string => {
    try {
      wanted()
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error)
    }
    return 'done'
  }

  test.each<[string, PaidInvoice, PaymentReport, string]>([
    ['above what is due', invoice(), euros('10.01'), 'payment_exceeds_remaining'],
    ['above what remains', invoice({ paid: '4.00' }), euros('6.01'), 'payment_exceeds_remaining'],
    ['in another currency', invoice(), { amount: Decimal.one, currency: 'JPY' },
      'currency_mismatch'],
    ['of less than a minor unit', invoice(), euros('1.001'), 'invalid_request'],
    ['on a draft', invoice({}, { status: 'draft', paymentStatus: undefined }), euros('1.00'),
      'invalid_state_transition'],
    ['on a void invoice', invoice({}, { status: 'void' }), euros('1.00'),
      'invalid_state_transition'],
    ['on a paid invoice', invoice({ paid: '10.00' }), euros('1.00'),
      'payment_exceeds_remaining'],
    ['where none is required', invoice({ due: '0.00' }), euros('1.00'),
      'payment_exceeds_remaining'],
  ])('%s is refused', (_what, of, amount, code) => {
    expect(refused(() => recordPayment(of, amount))).toBe(code)
  })

  test('any that fit make the invoice paid, and nothing remains', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(parts, (cents) => {
      const due = Money.minor(cents.reduce((sum, part) => sum + part, 0), eur).toString()
      let paid = '0.00'
      for (const part of cents) {
        const of = invoice({ due, paid })
        const settled = recordPayment(of, euros(Money.minor(part, eur).toString()))
        expect(paymentStatuses).toContain(settled.paymentStatus)
        paid = settled.amountPaid.toString()
      }
      expect([paid, invoice({ due, paid }).paymentStatus]).toEqual([due, 'paid'])
    }))
  })
})
