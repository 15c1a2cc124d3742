import type { Checksum } from '../metering/checksum.ts'
import type { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import type { Rated } from '../pricing/rate.ts'
import type { Period } from '../time/instant.ts'

/** Line kinds of this version (INV 7). */
export const lineKinds = ['fixed', 'usage', 'minimum', 'maximum', 'usage_adjustment'] as const
export type LineKind = (typeof lineKinds)[number]

/** How the amount of a line came about: what a minimum or maximum changes is its own line. */
type Derivation =
  Pick<Rated, 'ratedQuantity' | 'steps' | 'amountUnrounded' | 'amount' | 'roundingResidue'>

/** A line: its price, period, quantity and how its amount came about (INV 7, INV 8). */
export type InvoiceLine = Derivation & {
  readonly kind: LineKind
  readonly itemId: string
  readonly price: Price
  readonly period: Period
  /** The licensed units, or what was measured: a negative one is shown and rated as 0. */
  readonly quantity: Decimal
  /** Usage events behind the quantity; 0 where there are none to count. */
  readonly eventCount: number
  /** Their checksum; that of no event where the count is 0. */
  readonly eventChecksum: Checksum
}
