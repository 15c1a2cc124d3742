import { assert } from '../../domain/assert.ts'
import type { Invoice } from '../../domain/invoicing/invoice.ts'
import { invoiceTotals } from '../../domain/invoicing/invoice.ts'
import { invoiceLines } from '../../domain/invoicing/invoice-lines.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { nextBillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import type { BillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import type { BillingPeriod } from '../../domain/time/billing-period.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { lateUsageLines } from '../billing/late-usage-lines.ts'
import { measureItems } from '../billing/measure-items.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import { billedSubscription } from '../subscriptions/billed-subscription.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

type Terms = {
  readonly draft: StoredInvoice
  readonly lines: readonly StoredInvoiceLine[]
  /** The customer's clock. */
  readonly at: Instant
}

type Recalculated = {
  readonly calculated: Invoice
  readonly sold: SoldPrices
  /** Whether no further boundary of the subscription follows. */
  readonly over: boolean
}

/** A draft calculated anew from the usage that is there now, late usage included (INV 4). */
export const recalculate = async (
  work: BillingWork,
  { draft, lines, at }: Terms,
): Promise<Recalculated> => {
  const { store, dependencies: { currencies } } = work
  const { organizationId, customerId, subscriptionId } = draft
  const subscription = await store.subscriptions.find({ organizationId, id: subscriptionId })
  assert(subscription !== undefined, 'an invoice has its subscription')
  const sold = await work.soldPrices(organizationId,
    subscription.items.map(({ priceId }) => priceId))
  const billed = billedSubscription(subscription, { sold, currencies })
  const { items } = billed
  const boundary = boundaryOf(draft, { lines, sold })
  const usage = await measureItems(store,
    { customer: { organizationId, customerId }, items, period: boundary.closes })
  const currency = currencyOf(currencies, draft.currency)
  const late =
    await lateUsageLines(work, { organizationId, customerId, subscriptionId, items })
  const derived = { currency, lines: [...invoiceLines(boundary, { items, usage }), ...late] }
  const { status, issuedAt, finalizeAt } = draft
  const calculated =
    { ...derived, ...invoiceTotals(derived), status, issuedAt, finalizeAt, calculatedAt: at }
  return { calculated, sold, over: nextBillingBoundary(billed) === undefined }
}

/**
 * The boundary as it was billed, read from the draft's own lines: what became of the subscription
 * since, such as a cancellation, must not change an earlier boundary's periods.
 */
const boundaryOf = (
  { boundary: number, issuedAt: at }: StoredInvoice,
  { lines, sold }: { readonly lines: readonly StoredInvoiceLine[]; readonly sold: SoldPrices },
): BillingBoundary => {
  const timed = (timing: string) =>
    lines.find(({ kind, priceId }) => kind !== 'usage_adjustment'
      && soldPrice(sold, priceId).price.timing === timing)
  return {
    number,
    at,
    closes: periodOf(timed('in_arrears'), number - 1),
    opens: periodOf(timed('in_advance'), number),
  }
}

const periodOf = (
  line: StoredInvoiceLine | undefined,
  index: number,
): BillingPeriod | undefined =>
  line && { index, start: line.periodStart, end: line.periodEnd }
