import type { Decimal } from '../../domain/money/decimal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** A tax by its percentage; it never changes but to archived (TAX 1). */
export type TaxRate = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly percentage: Decimal
  /** Whether amounts hold the tax already. */
  readonly inclusive: boolean
  readonly country: string | null
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}
