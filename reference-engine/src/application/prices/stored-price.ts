import type { Decimal } from '../../domain/money/decimal.ts'
import type { Timing } from '../../domain/pricing/price.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'
import type { StoredDiscount, StoredUnitConversion } from './stored-modifiers.ts'
import type { StoredPricing } from './stored-pricing.ts'

/** What a product costs; only name, metadata and being archived ever change (PRC 1). */
export type StoredPrice = {
  readonly organizationId: string
  readonly id: string
  readonly productId: string
  readonly name: string | null
  readonly currency: string
  readonly pricing: StoredPricing
  readonly includedQuantity: Decimal
  readonly unitConversion: StoredUnitConversion | null
  readonly discounts: readonly StoredDiscount[]
  /** As the caller gave it, like `pricing`. */
  readonly minimumAmount: string | null
  readonly maximumAmount: string | null
  readonly meterId: string | null
  readonly timing: Timing
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}

/** What of a price says how it rates usage; an inline price has nothing else. */
export type PriceTerms = Pick<StoredPrice, 'currency' | 'pricing' | 'includedQuantity'
  | 'unitConversion' | 'discounts' | 'minimumAmount' | 'maximumAmount'>
