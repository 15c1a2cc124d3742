import type { Json } from '../../domain/canonical-json.ts'
import { turnWithChange } from '../../domain/subscriptions/change.ts'
import type { ScheduledChange } from '../../domain/subscriptions/subscription.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { previewInvoice } from '../invoices/preview-invoice.ts'
import type { InvoicePreview, PreviewedLine } from '../invoices/preview-invoice.ts'
import type { HeldSubscription } from './hold-subscription.ts'

/** What the turn in which a change takes effect would bill, if nothing else happened before. */
export const previewedChange = async (
  work: BillingWork,
  { held, change }: { readonly held: HeldSubscription; readonly change: ScheduledChange },
): Promise<InvoicePreview> => {
  const { subscription, customer, now } = held
  const turn = turnWithChange(subscription, { change, now })
  return previewInvoice(work, {
    subscription: subscription.stored, customer, sources: turn?.sources ?? [], late: true,
  })
}

/** What of lines has to stay as it was previewed. */
export const linesJson = (lines: readonly PreviewedLine[]): Json =>
  lines.map(({ kind, priceId, periodStart: start, periodEnd: end, quantity, amount }) => ({
    kind, price_id: priceId,
    period: start === null || end === null
      ? null : { start: formatInstant(start), end: formatInstant(end) },
    quantity: quantity.toString(), amount,
  }))
