import type { Decimal } from '../../domain/money/decimal.ts'
import type { Timing } from '../../domain/pricing/price.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'
import type { StoredPricing } from './stored-pricing.ts'

/** What a product costs; immutable but for being archived (PRC 1). */
export type StoredPrice = {
  readonly organizationId: string
  readonly id: string
  readonly productId: string
  readonly name: string | null
  readonly currency: string
  readonly pricing: StoredPricing
  readonly includedQuantity: Decimal
  readonly meterId: string | null
  readonly timing: Timing
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}
