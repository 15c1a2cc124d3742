import type { components } from '@valora/spec/types'
import type { CreateCoupon } from '../../application/coupons/create-coupon.ts'
import type { StoredCoupon } from '../../application/coupons/stored-coupon.ts'
import type { ApplyCoupon } from '../../application/discounts/apply-coupon.ts'
import type { Discount } from '../../application/discounts/discount.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant, parseInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'
import { writtenAmount } from './written-amount.ts'

type Schemas = components['schemas']

export const couponDraft = (body: Schemas['CouponCreate']): CreateCoupon => ({
  name: body.name,
  percentage: body.percentage === undefined ? undefined : Decimal.parse(body.percentage),
  ...body.amount_off === undefined ? {} : writtenAmount(body.amount_off),
  currencyCode: body.currency,
  duration: body.duration,
  durationInvoices: body.duration_invoices,
  maxRedemptions: body.max_redemptions ?? null,
  redeemBy: body.redeem_by === undefined ? undefined : parseInstant(body.redeem_by),
  metadata: body.metadata ?? {},
})

export const couponBody = (coupon: StoredCoupon): Schemas['Coupon'] => ({
  id: coupon.id,
  name: coupon.name,
  percentage: coupon.percentage?.toString() ?? null,
  amount_off: coupon.amount,
  currency: coupon.currency,
  duration: coupon.duration,
  duration_invoices: coupon.durationInvoices,
  max_redemptions: coupon.maxRedemptions,
  redemptions: coupon.redemptions,
  redeem_by: instantOrNull(coupon.redeemBy),
  metadata: coupon.metadata,
  archived_at: instantOrNull(coupon.archivedAt),
  created_at: formatInstant(coupon.createdAt),
})

export const redemption = (
  customerId: string,
  body: Schemas['DiscountCreate'],
): ApplyCoupon => ({
  customerId,
  couponId: body.coupon_id,
  subscriptionId: body.subscription_id ?? null,
})

export const discountBody = (discount: Discount): Schemas['Discount'] => ({
  id: discount.id,
  customer_id: discount.customerId,
  coupon_id: discount.couponId,
  subscription_id: discount.subscriptionId,
  status: discount.status,
  remaining_invoices: discount.remainingInvoices,
  created_at: formatInstant(discount.createdAt),
  removed_at: instantOrNull(discount.removedAt),
})
