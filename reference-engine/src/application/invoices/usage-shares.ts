import { assert } from '../../domain/assert.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'
import type { UsageShare } from './usage-window-ports.ts'

type Replaced = {
  readonly invoice: StoredInvoice
  readonly lines: readonly StoredInvoiceLine[]
  /** The draft that bills the same anew. */
  readonly replacedBy: string
}

/** What an invoice had billed for usage windows, to be taken off them (INV 2.4). */
export const usageShares = ({ invoice, lines, replacedBy }: Replaced): UsageShare[] => {
  const { organizationId, customerId, subscriptionId } = invoice
  if (subscriptionId === null) return []
  return lines.flatMap((line) => {
    const { kind, itemId, meterId, periodStart: start, periodEnd: end, quantity } = line
    if (kind !== 'usage' && kind !== 'usage_adjustment') return []
    assert(itemId !== null && meterId !== null && start !== null && end !== null,
      'usage is billed for an item and a period')
    const bounds = kind === 'usage' ? lines.filter((other) => isBoundOf(line, other)) : []
    const amount = Decimal.sum([line, ...bounds].map((each) => Decimal.parse(each.amount)))
    return [{
      organizationId, customerId, subscriptionId, meterId, itemId, period: { start, end },
      quantity, amount: amount.toString(),
      pendingInvoiceId: replacedBy, adjusts: kind === 'usage_adjustment',
    }]
  })
}

const isBoundOf = (
  { itemId, periodStart }: StoredInvoiceLine,
  { kind, itemId: otherItemId, periodStart: otherStart }: StoredInvoiceLine,
): boolean =>
  (kind === 'minimum' || kind === 'maximum') && otherItemId === itemId
  && periodStart !== null && otherStart?.equals(periodStart) === true
