import { assert } from '../assert.ts'
import type { Currency } from '../money/currency.ts'
import type { Price } from '../pricing/price.ts'
import { chargeLines } from './charge-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { LineSource, ProrationCreditSource, UsageSource } from './line-source.ts'
import { oneOffLine } from './one-off-line.ts'
import { prorationCredits } from './proration-credit.ts'
import type { ChargedLine } from './proration-credit.ts'
import { withTrialDiscount } from './trial-discount.ts'
import { usageLines } from './usage-lines.ts'
import type { ItemUsage } from './usage-lines.ts'

/** What was looked up for the sources of one invoice. */
export type SourceInputs = {
  readonly currency: Currency
  /** By price id; those of all sources. */
  readonly prices: ReadonlyMap<string, Price>
  /** What was measured for each usage source. */
  readonly usage: ReadonlyMap<UsageSource, ItemUsage>
  /** What each credit takes back: no line where what was charged is no longer in force. */
  readonly charged: ReadonlyMap<ProrationCreditSource, readonly ChargedLine[]>
}

/**
 * The lines of an invoice, in the order of its sources; what follows from a line, such as a
 * minimum or a trial discount, stands right after it. No line: no invoice (INV 6).
 */
export const sourceLines = (
  sources: readonly LineSource[],
  inputs: SourceInputs,
): InvoiceLine[] =>
  sources.flatMap((source) => withTrialDiscount(linesOf(source, inputs)))

const linesOf = (
  source: LineSource,
  { currency, prices, usage, charged }: SourceInputs,
): readonly InvoiceLine[] => {
  if (source.kind === 'one_off') return [oneOffLine(source, currency)]
  const price = known(prices.get(source.priceId), 'the price of a source is known')
  assert(price.currency.code === currency.code, 'an invoice has one currency')
  switch (source.kind) {
    case 'fixed':
    case 'proration_charge':
      assert(price.meterId === undefined, 'a fixed charge has no meter')
      return chargeLines(source, price)
    case 'usage': {
      const measured = known(usage.get(source), 'every usage source has been measured')
      return usageLines(source, { price, measured })
    }
    case 'proration_credit':
      return prorationCredits(source, { price, charged: charged.get(source) ?? [] })
  }
}

const known = <Value>(value: Value | undefined, invariant: string): Value => {
  assert(value !== undefined, invariant)
  return value
}
