import { assert } from '../assert.ts'
import type { Money } from '../money/money.ts'
import type { PaymentStatus } from './payment-status.ts'

/** What became of the amount due of a finalized invoice. */
export type Settling = {
  readonly amountDue: Money
  readonly amountPaid: Money
  /** What credit notes took off it. */
  readonly amountCredited: Money
  /** Whether it was given up. */
  readonly uncollectible: boolean
}

export type Settlement = {
  readonly amountRemaining: Money
  readonly paymentStatus: PaymentStatus
}

/** What remains to be paid of an invoice, and the status that follows from it (INV 1.6). */
export const settlement = (settling: Settling): Settlement => {
  const { amountDue, amountPaid, amountCredited, uncollectible } = settling
  const amountRemaining = amountDue.minus(amountPaid).minus(amountCredited)
  assert(!amountRemaining.isNegative(), 'an invoice is not paid or credited beyond what is due')
  const open: PaymentStatus = uncollectible ? 'uncollectible'
    : amountPaid.isPositive() ? 'partially_paid' : 'unpaid'
  const settled: PaymentStatus = amountDue.isZero() ? 'not_required' : 'paid'
  return { amountRemaining, paymentStatus: amountRemaining.isZero() ? settled : open }
}
