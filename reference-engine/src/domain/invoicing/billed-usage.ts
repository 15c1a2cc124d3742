import { assert } from '../assert.ts'
import type { Checksum } from '../metering/checksum.ts'
import type { Decimal } from '../money/decimal.ts'
import type { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import type { Period } from '../time/instant.ts'
import { isAdjustmentOf } from './adjustment-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'

/** What stands on finalized invoices for the usage of one item in one period (USG 7). */
export type BilledUsage = {
  readonly itemId: string
  readonly price: Price
  readonly period: Period
  /** Where its tiers continue, the time before (PRO 3). */
  readonly continues?: Period | undefined
  /** Free of charge: whatever is adjusted is so too (SUB 5). */
  readonly trial: boolean
  readonly quantity: Decimal
  /** What was billed so far, with minimum, maximum and earlier adjustments, before coupons. */
  readonly amount: Money
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

/** What an invoice adds to the billed usage of each period it rates: the events are the latest. */
export const usageBilledBy = (lines: readonly InvoiceLine[]): BilledUsage[] => {
  const rating = lines.filter(({ kind }) => kind === 'usage' || kind === 'usage_adjustment')
  return rating.map((line) => billedBy(line, lines))
}

const billedBy = (line: InvoiceLine, lines: readonly InvoiceLine[]): BilledUsage => {
  const { kind, itemId, price, period, continues, trial } = line
  assert(itemId !== undefined && price !== undefined && period !== undefined,
    'usage is billed for an item and a period')
  let { amount } = line
  for (const other of kind === 'usage' ? lines : []) {
    if (isAdjustmentOf(line, other)) amount = amount.plus(other.amount)
  }
  const { quantity, eventCount, eventChecksum } = line
  return { itemId, price, period, continues, trial, quantity, amount, eventCount, eventChecksum }
}
