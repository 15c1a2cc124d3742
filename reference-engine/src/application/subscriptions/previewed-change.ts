import type { Json } from '../../domain/canonical-json.ts'
import { chargeKinds } from '../../domain/invoicing/charge-kinds.ts'
import type { LineSource, ProrationCreditSource } from '../../domain/invoicing/line-source.ts'
import { turnsToChange } from '../../domain/subscriptions/change.ts'
import type { ScheduledChange } from '../../domain/subscriptions/subscription.ts'
import type { Turn } from '../../domain/subscriptions/turn.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Foreseen, ForeseenCharge } from '../invoices/invoice-subject.ts'
import { previewInvoice } from '../invoices/preview-invoice.ts'
import type { InvoicePreview, PreviewedLine, PreviewRequest } from '../invoices/preview-invoice.ts'
import type { HeldSubscription } from './hold-subscription.ts'

/**
 * What the turn in which a change takes effect would bill, if nothing else happened before. What
 * the invoices up to then bill is foreseen: they charge what it takes back, use coupons up and bill
 * late usage (SUB 6.3).
 */
export const previewedChange = async (
  work: BillingWork,
  { held, change }: { readonly held: HeldSubscription; readonly change: ScheduledChange },
): Promise<InvoicePreview> => {
  const { subscription, customer, now } = held
  const turns = turnsToChange(subscription, { change, now })
  const of = { subscription: subscription.stored, customer }
  const sources = turns.at(-1)?.sources ?? []
  const foreseen = await foreseenBefore(work, { ...of, sources, turns: turns.slice(0, -1) })
  return previewInvoice(work, { ...of, sources, late: foreseen.invoiceCount === 0, foreseen })
}

type Coming = Pick<PreviewRequest, 'subscription' | 'customer' | 'sources'>
  & { readonly turns: readonly Turn[] }

/** Only turns that charge what the sources take back are calculated: a year may lie between. */
const foreseenBefore = async (
  work: BillingWork,
  { subscription, customer, sources, turns }: Coming,
): Promise<Foreseen> => {
  const billing = turns.filter((turn) => turn.sources.length > 0)
  const credited = sources.filter((source) => source.kind === 'proration_credit')
  const charges: ForeseenCharge[] = []
  for (const [invoiceCount, turn] of billing.entries()) {
    const wanted = credited.filter((credit) => turn.sources.some((source) => isOf(credit, source)))
    if (wanted.length === 0) continue
    const { lines } = await previewInvoice(work, {
      subscription, customer, sources: turn.sources, late: false,
      foreseen: { invoiceCount, charges },
    })
    charges.push(...wanted.map(({ itemId, charged: period }) => ({
      itemId, period, netAmounts: lines.filter((line) => isCharge(line, { itemId, period }))
        .map(({ netAmount }) => netAmount),
    })))
  }
  return { invoiceCount: billing.length, charges }
}

const isOf = ({ itemId, charged }: ProrationCreditSource, source: LineSource): boolean =>
  (source.kind === 'fixed' || source.kind === 'proration_charge') && source.itemId === itemId
  && source.period.start.equals(charged.start) && source.period.end.equals(charged.end)

const isChargeKind = (kind: string): boolean => chargeKinds.some((one) => one === kind)

const isCharge = (
  line: PreviewedLine,
  { itemId, period }: Pick<ForeseenCharge, 'itemId' | 'period'>,
): boolean => isChargeKind(line.kind) && line.itemId === itemId
  && line.periodStart?.equals(period.start) === true && line.periodEnd?.equals(period.end) === true

/** What of lines has to stay as it was previewed. */
export const linesJson = (lines: readonly PreviewedLine[]): Json =>
  lines.map(({ kind, priceId, periodStart: start, periodEnd: end, quantity, amount }) => ({
    kind, price_id: priceId,
    period: start === null || end === null
      ? null : { start: formatInstant(start), end: formatInstant(end) },
    quantity: quantity.toString(), amount,
  }))
