import { couponDurations } from '../../domain/credits/coupon.ts'
import {
  amount, decimal, instant, integer, metadata, nullable, oneOf, text
} from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const couponMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  percentage: nullable(decimal),
  amount: nullable(amount),
  currency: nullable(text),
  duration: oneOf(...couponDurations),
  durationInvoices: nullable(integer),
  maxRedemptions: nullable(integer),
  redemptions: integer,
  redeemBy: nullable(instant),
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant
})

/** What can be taken off invoices, as it is stored. */
export type CouponRecord = RecordOf<typeof couponMapping.columns>
