import { assert } from '../../domain/assert.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { parseChecksum } from '../../domain/metering/checksum.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

/** What of a stored derivation a line is put together from. */
type Derivation = {
  readonly rated_quantity: string
  readonly event_count: number
  readonly event_checksum: string
  readonly rounding_residue: string
  readonly steps: readonly {
    readonly ref: string
    readonly quantity: string
    readonly unit_amount: string
    readonly amount_unrounded: string
    readonly amount: string
  }[]
}

/**
 * The adjustment of late usage as it was billed: what had been billed before is an input of its
 * invoice that nothing else keeps.
 */
export const storedAdjustment = (line: StoredInvoiceLine, price: Price): InvoiceLine => {
  const { itemId, periodStart: start, periodEnd: end, quantity, amountUnrounded, trial } = line
  assert(itemId !== null && start !== null && end !== null, 'an adjustment has item and period')
  const derivation = JSON.parse(line.calculation) as Derivation
  const money = (text: string) => Money.parse(text, price.currency)
  return {
    kind: 'usage_adjustment', itemId, price, period: { start, end }, trial, quantity,
    ratedQuantity: Decimal.parse(derivation.rated_quantity),
    eventCount: derivation.event_count,
    eventChecksum: parseChecksum(derivation.event_checksum),
    steps: derivation.steps.map((step) => ({
      ref: step.ref,
      quantity: Decimal.parse(step.quantity),
      unitAmount: Decimal.parse(step.unit_amount),
      amountUnrounded: Decimal.parse(step.amount_unrounded),
      amount: money(step.amount),
    })),
    amountUnrounded,
    amount: money(line.amount),
    roundingResidue: Decimal.parse(derivation.rounding_residue),
  }
}
