import type { Json } from '../../domain/canonical-json.ts'
import type { LineKind } from '../../domain/invoicing/invoice-line.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** One charge of an invoice. */
export type StoredInvoiceLine = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  /** From 1, in line order. */
  readonly position: number
  readonly id: string
  readonly kind: LineKind
  readonly description: string
  readonly priceId: string
  readonly productId: string
  readonly meterId: string | null
  readonly periodStart: Instant
  readonly periodEnd: Instant
  readonly quantity: Decimal
  readonly currency: string
  readonly amountUnrounded: Decimal
  /** In its wire form (MON 3). */
  readonly amount: string
  /** The line's derivation in its wire form, without ids: what the digest covers (INV 8). */
  readonly calculation: Json
}
