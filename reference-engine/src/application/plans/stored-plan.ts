import type { Decimal } from '../../domain/money/decimal.ts'
import type { PlanVersionStatus } from '../../domain/pricing/plan-version-status.ts'
import type { IntervalUnit } from '../../domain/time/interval.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** One price of a plan version; `quantity` is null for usage. */
export type StoredPlanItem = { readonly priceId: string; readonly quantity: Decimal | null }

/** What a plan sells; immutable once published (SUB 7). */
export type StoredPlanVersion = {
  readonly organizationId: string
  readonly id: string
  readonly planId: string
  readonly number: number
  readonly status: PlanVersionStatus
  readonly currency: string
  readonly intervalUnit: IntervalUnit
  readonly intervalCount: number
  /** Null for a draft. */
  readonly publishedAt: Instant | null
  readonly items: readonly StoredPlanItem[]
}

/** Prices sold together, with the version that was published last. */
export type StoredPlan = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
  readonly version: StoredPlanVersion
}
