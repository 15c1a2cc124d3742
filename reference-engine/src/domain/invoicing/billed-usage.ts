import type { Checksum } from '../metering/checksum.ts'
import type { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import type { Period } from '../time/instant.ts'
import type { InvoiceLine } from './invoice-line.ts'

/** What stands on finalized invoices for the usage of one item in one period (USG 7). */
export type BilledUsage = {
  readonly itemId: string
  readonly price: Price
  readonly period: Period
  readonly quantity: Decimal
  /** What was billed so far, with minimum, maximum and earlier adjustments. */
  readonly amount: Money
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

/** What an invoice adds to the billed usage of each period it rates: the events are the latest. */
export const usageBilledBy = (lines: readonly InvoiceLine[]): BilledUsage[] =>
  lines.filter(({ kind }) => kind === 'usage' || kind === 'usage_adjustment').map((line) => {
    const { kind, itemId, price, period, quantity, eventCount, eventChecksum } = line
    const bounds = kind === 'usage' ? lines.filter((other) => isBoundOf(line, other)) : []
    const amount = Money.sum([line, ...bounds].map((each) => each.amount), price.currency)
    return { itemId, price, period, quantity, amount, eventCount, eventChecksum }
  })

const isBoundOf = ({ itemId, period }: InvoiceLine, other: InvoiceLine): boolean =>
  (other.kind === 'minimum' || other.kind === 'maximum')
  && other.itemId === itemId && other.period.start.equals(period.start)
