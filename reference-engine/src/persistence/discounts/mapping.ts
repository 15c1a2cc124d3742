import { discountStatuses } from '../../domain/credits/discount-status.ts'
import { instant, integer, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const discountMapping = mapping({
  organizationId: text,
  customerId: text,
  id: text,
  couponId: text,
  subscriptionId: nullable(text),
  status: oneOf(...discountStatuses),
  remainingInvoices: nullable(integer),
  createdAt: instant,
  removedAt: nullable(instant)
})

/** A coupon that a customer has redeemed, as it is stored. */
export type DiscountRecord = RecordOf<typeof discountMapping.columns>
