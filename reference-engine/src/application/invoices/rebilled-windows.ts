import { assert } from '../../domain/assert.ts'
import { usageBilledBy } from '../../domain/invoicing/billed-usage.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import type { UsageSource } from '../../domain/invoicing/line-source.ts'
import type { ItemUsage } from '../../domain/invoicing/usage-lines.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import type { ChangedWindow } from './late-usage.ts'
import type { ClosedUsageWindow } from './usage-window-ports.ts'

/**
 * The windows that invoices bill anew, with what other invoices in force have billed for them by
 * adjustments: nobody but they can take it back (USG 7).
 */
export const pendingWindows = async (
  { store }: InvoicingWork,
  subjects: readonly InvoiceSubject[],
): Promise<readonly ClosedUsageWindow[]> => {
  const of = subjects.flatMap((subject) => {
    const { organizationId, customerId, subscriptionId, invoiceId, replacesInvoiceId } = subject
    return replacesInvoiceId === null || !subject.late || subscriptionId === null
      || invoiceId === null ? [] : [{ organizationId, customerId, subscriptionId, invoiceId }]
  })
  return of.length === 0 ? [] : store.pendingUsageWindows(of)
}

/** Whether an invoice bills the usage of a window itself, and not an adjustment of it alone. */
export const isOwn = (
  window: ClosedUsageWindow,
  { subscriptionId, sources }: InvoiceSubject,
): boolean => window.subscriptionId === subscriptionId
  && sources.some((source) => source.kind === 'usage' && isOf(source, window))

const isOf = (
  { itemId, period: { start } }: Pick<UsageSource, 'itemId' | 'period'>,
  window: ClosedUsageWindow,
): boolean => itemId === window.itemId && start.equals(window.period.start)

type Rebilled = {
  readonly own: readonly InvoiceLine[]
  readonly pending: readonly ClosedUsageWindow[]
  readonly usage: ReadonlyMap<UsageSource, ItemUsage>
}

/** The windows that an invoice bills whole, of which others have billed a part already. */
export const rebilledWindows = (
  subject: InvoiceSubject,
  { own, pending, usage }: Rebilled,
): readonly ChangedWindow[] => {
  const rest = pending.filter((window) => isOwn(window, subject) && !isSettled(window))
  return rest.length === 0 ? [] : usageBilledBy(own).flatMap((billed) => {
    const window = rest.find((each) => isOf(billed, each))
    if (window === undefined) return []
    const source = subject.sources.find((each) => each.kind === 'usage' && isOf(each, window))
    const measured = source?.kind === 'usage' ? usage.get(source) : undefined
    assert(measured !== undefined, 'what is billed was measured')
    const { price, quantity, amount } = billed
    const before = Money.parse(window.amount, price.currency)
    return [{ price, usage: measured, window: {
      ...window, quantity: window.quantity.plus(quantity), amount: before.plus(amount).toString(),
    } }]
  })
}

const isSettled = ({ quantity, amount }: ClosedUsageWindow): boolean =>
  quantity.isZero() && Decimal.parse(amount).isZero()
