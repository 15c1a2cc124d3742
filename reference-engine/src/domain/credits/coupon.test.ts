import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { parseInstant } from '../time/instant.ts'
import { invoicesReduced, refuseUnredeemable } from './coupon.ts'
import type { Coupon } from './coupon.ts'

const at = parseInstant('2026-06-01T00:00:00Z')
const amount = Money.parse('5.00', { code: 'USD', minorDigits: 2 })

const coupon = (parts: Partial<Coupon> = {}): Coupon =>
  ({ percentage: Decimal.integer(10), duration: 'once', redemptions: 2, archived: false, ...parts })

const refusalOf = (redeemed: Coupon, currencyCode: string | undefined): unknown => {
  try {
    refuseUnredeemable(redeemed, { at, currencyCode })
    return null
  } catch (refusal) {
    return (refusal as { params: unknown }).params
  }
}

test.each<[string, Partial<Coupon>, string | undefined, string | null]>([
  ['without limits', {}, undefined, null],
  ['with the last redemption left', { maxRedemptions: 3 }, undefined, null],
  ['redeemed as often as it allows', { maxRedemptions: 2 }, undefined, 'used_up'],
  ['good for a moment longer', { redeemBy: at.add({ milliseconds: 1 }) }, undefined, null],
  ['good until this instant', { redeemBy: at }, undefined, 'expired'],
  ['archived', { archived: true, redeemBy: at, maxRedemptions: 1 }, undefined, 'archived'],
  ['of an amount in the currency', { amount }, 'USD', null],
  ['of an amount in another currency', { amount }, 'EUR', 'other_currency'],
  ['of an amount for every invoice', { amount }, undefined, null],
  ['of a percentage in any currency', {}, 'EUR', null],
])('a coupon %s is redeemed or refused', (_, parts, currencyCode, reason) => {
  expect(refusalOf(coupon(parts), currencyCode)).toEqual(reason === null ? null : { reason })
})

test.each([
  ['once', undefined, 1], ['repeating', 3, 3], ['forever', undefined, undefined],
] as const)('a coupon for %s (%s) reduces %s invoices', (duration, durationInvoices, wanted) => {
  expect(invoicesReduced({ duration, durationInvoices })).toBe(wanted)
})
