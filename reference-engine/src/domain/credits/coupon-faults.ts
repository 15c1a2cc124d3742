import type { Fault } from '../fault.ts'
import type { Currency } from '../money/currency.ts'
import { Decimal } from '../money/decimal.ts'
import { isTooPrecise } from '../money/is-too-precise.ts'
import type { WrittenAmount } from '../money/is-too-precise.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'
import type { CouponDuration } from './coupon.ts'

/** A coupon before it is created. */
export type CouponDraft = Partial<WrittenAmount> & {
  readonly percentage?: Decimal | undefined
  readonly currency?: Currency | undefined
  readonly duration: CouponDuration
  readonly durationInvoices?: number | undefined
  readonly redeemBy?: Instant | undefined
}

const hundred = Decimal.integer(100)

/** Everything about a coupon that contradicts itself: `coupon_definition_invalid` (DSC 2). */
export const couponFaults = (draft: CouponDraft, now: Instant): Fault[] => [
  ...valueFaults(draft),
  ...amountFaults(draft),
  ...durationFaults(draft),
  ...draft.redeemBy === undefined || isBefore(now, draft.redeemBy) ? [] : [{
    pointer: '/redeem_by', code: 'redeem_by_past', detail: 'redeem_by lies ahead.',
  }],
]

const valueFaults = ({ percentage, amount, currency }: CouponDraft): Fault[] => {
  const [code, detail] =
    ['percentage_or_amount', 'A coupon has either a percentage or an amount with its currency.']
  if ((percentage === undefined) === (amount === undefined)) {
    return [{ pointer: '/amount_off', code, detail }]
  }
  return (amount === undefined) === (currency === undefined)
    ? [] : [{ pointer: '/currency', code, detail }]
}

const amountFaults = ({ percentage, amount, amountDigits, currency }: CouponDraft): Fault[] => [
  ...percentage?.greaterThan(hundred) === true ? [{
    pointer: '/percentage', code: 'percentage_above_hundred',
    detail: 'A discount is 100 percent at most.',
  }] : [],
  ...amount && currency && isTooPrecise({ amount, amountDigits }, currency) ? [{
    pointer: '/amount_off', code: 'amount_too_precise',
    detail: `An amount in ${currency.code} has ${currency.minorDigits} fraction digits.`,
  }] : [],
]

const durationFaults = ({ duration, durationInvoices }: CouponDraft): Fault[] => {
  const pointer = '/duration_invoices'
  if (duration === 'repeating') {
    return durationInvoices !== undefined ? [] : [{
      pointer, code: 'duration_invoices_required',
      detail: 'The duration repeating names duration_invoices.',
    }]
  }
  return durationInvoices === undefined ? [] : [{
    pointer, code: 'duration_invoices_unused',
    detail: 'Only the duration repeating has duration_invoices.',
  }]
}
