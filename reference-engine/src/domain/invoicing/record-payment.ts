import { assert } from '../assert.ts'
import type { Currency } from '../money/currency.ts'
import { isTooPrecise } from '../money/is-too-precise.ts'
import type { WrittenAmount } from '../money/is-too-precise.ts'
import { Money } from '../money/money.ts'
import { Refusal, refuseFaults } from '../refusal.ts'
import { transition } from '../state-machine.ts'
import { invoiceMachine } from './invoice-status.ts'
import type { InvoiceStatus } from './invoice-status.ts'
import { paymentMachine } from './payment-status.ts'
import type { PaymentStatus } from './payment-status.ts'
import { settlement } from './settlement.ts'
import type { Settlement, Settling } from './settlement.ts'

/** An invoice that something was paid of. */
export type PaidInvoice = Settling & {
  readonly status: InvoiceStatus
  /** Absent on a draft. */
  readonly paymentStatus?: PaymentStatus | undefined
}

export type PaymentReport = WrittenAmount & { readonly currency: string }

/** What a reported payment makes of an invoice; never more than remains (INV 1.6, INV 1.7). */
export const recordPayment = (
  invoice: PaidInvoice,
  report: PaymentReport,
): Settlement & Pick<Settling, 'amountPaid'> => {
  const { status, paymentStatus } = invoice
  const amount = amountOf(report, invoice.amountDue.currency)
  transition(invoiceMachine, { state: status, action: 'record_payment' })
  assert(paymentStatus !== undefined, 'a finalized invoice has a payment status')
  const { amountRemaining } = settlement(invoice)
  if (amountRemaining.minus(amount).isNegative()) {
    throw new Refusal('payment_exceeds_remaining', { amount_remaining: amountRemaining.toString() })
  }
  const amountPaid = invoice.amountPaid.plus(amount)
  const settled = settlement({ ...invoice, amountPaid })
  transition(paymentMachine,
    { state: paymentStatus, action: 'record_payment', to: settled.paymentStatus })
  return { ...settled, amountPaid }
}

const amountOf = ({ currency, ...written }: PaymentReport, expected: Currency): Money => {
  if (currency !== expected.code) {
    throw new Refusal('currency_mismatch', { currency, invoice_currency: expected.code })
  }
  refuseFaults('invalid_request', !isTooPrecise(written, expected) ? [] : [{
    pointer: '/amount', code: 'amount_too_precise',
    detail: `${expected.code} has ${expected.minorDigits} fractional digits.`,
  }])
  return Money.of(written.amount, expected)
}
