import type { components } from '@valora/spec/types'
import type { InvoicePreview } from '../../application/invoices/preview-invoice.ts'
import type { ChangeTerms } from '../../application/subscriptions/change-terms.ts'
import type { UpcomingInvoice } from '../../application/subscriptions/get-upcoming-invoice.ts'
import type {
  ChangePreview,
} from '../../application/subscriptions/preview-subscription-change.ts'
import type {
  StoredSubscriptionChange,
} from '../../application/subscriptions/stored-subscription-change.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantIn } from './instant-in.ts'
import { instantOrNull } from './instant-or-null.ts'
import { previewedLineBody } from './invoice-lines.ts'
import { quantitiesAsked } from './subscriptions.ts'

type Schemas = components['schemas']

export const changeTerms = (body: Schemas['SubscriptionChangeTerms']): ChangeTerms => ({
  effective: body.effective,
  effectiveAt: instantIn(body.effective_at),
  planId: body.plan_id,
  items: quantitiesAsked(body.items),
  settlement: body.settlement ?? 'prorate',
  tierContinuity: body.tier_continuity ?? 'reset',
})

export const changeBody = (stored: StoredSubscriptionChange): Schemas['SubscriptionChange'] => ({
  id: stored.id,
  subscription_id: stored.subscriptionId,
  status: stored.status,
  effective_at: formatInstant(stored.effectiveAt),
  plan_id: stored.planId,
  plan_version_id: stored.planVersionId,
  items: stored.items.map(({ priceId, quantity }) =>
    ({ price_id: priceId, quantity: quantity === null ? null : quantity.toString() })),
  settlement: stored.settlement,
  tier_continuity: stored.tierContinuity,
  invoice_id: stored.invoiceId,
  created_at: formatInstant(stored.createdAt),
  applied_at: instantOrNull(stored.appliedAt),
  withdrawn_at: instantOrNull(stored.withdrawnAt),
})

export const changePreviewBody = (
  { subscriptionId, effectiveAt, expiresAt, previewToken, ...preview }: ChangePreview,
): Schemas['SubscriptionChangePreview'] => ({
  subscription_id: subscriptionId,
  effective_at: formatInstant(effectiveAt),
  expires_at: formatInstant(expiresAt),
  preview_token: previewToken,
  ...previewBody(preview),
})

export const upcomingInvoiceBody = (
  { subscriptionId, issuedAt, ...preview }: UpcomingInvoice,
): Schemas['UpcomingInvoice'] => ({
  subscription_id: subscriptionId,
  issued_at: instantOrNull(issuedAt),
  ...previewBody(preview),
})

const previewBody = (preview: InvoicePreview) => ({
  currency: preview.currency,
  lines: preview.lines.map((line) => previewedLineBody(line, digitsOf(preview.subtotal))),
  subtotal: preview.subtotal,
  discount_total: preview.discountTotal,
  tax_total: preview.taxTotal,
  total: preview.total,
})

/** The minor digits of a currency, as its amounts are written. */
const digitsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0
