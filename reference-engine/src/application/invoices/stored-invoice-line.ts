import type { LineTax } from '@valora/spec/types'
import type { LineKind } from '../../domain/invoicing/invoice-line.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Portion } from '../../domain/time/portion.ts'

/** A line's share of one rate's tax, in wire names. */
export type StoredLineTax = Readonly<LineTax>

/** One charge of an invoice. Amounts are in their wire form (MON 3). */
export type StoredInvoiceLine = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  /** From 1, in line order. */
  readonly position: number
  readonly id: string
  readonly kind: LineKind
  readonly description: string
  readonly itemId: string | null
  readonly priceId: string | null
  readonly productId: string | null
  readonly meterId: string | null
  readonly periodStart: Instant | null
  readonly periodEnd: Instant | null
  readonly quantity: Decimal
  readonly currency: string
  readonly amountUnrounded: Decimal
  readonly amount: string
  /** What coupons took off the amount. */
  readonly discountAmount: string
  /** What is left of the amount after coupons and trial, before tax. */
  readonly netAmount: string
  /** What credit notes took off the net amount since. */
  readonly creditedAmount: string
  readonly taxes: readonly StoredLineTax[]
  readonly portion: Portion | null
  /** The line that a proration credit takes back. */
  readonly chargedLineId: string | null
  readonly trial: boolean
  /**
   * The line's derivation as JSON text, without ids: what the digest covers (INV 8). Text, because
   * it is written once and read by nobody but an explanation.
   */
  readonly calculation: string
}
