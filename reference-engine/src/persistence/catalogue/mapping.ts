import type {
  StoredDiscount, StoredUnitConversion,
} from '../../application/prices/stored-modifiers.ts'
import type { StoredPricing } from '../../application/prices/stored-pricing.ts'
import { planVersionStatuses } from '../../domain/pricing/plan-version-status.ts'
import { intervalUnits } from '../../domain/time/interval.ts'
import { timings } from '../../domain/pricing/price.ts'
import { decimal, instant, integer, json, metadata, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const productMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  description: nullable(text),
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant
})

/** What is sold, as it is stored. */
export type ProductRecord = RecordOf<typeof productMapping.columns>

export const priceMapping = mapping({
  organizationId: text,
  id: text,
  productId: text,
  name: nullable(text),
  currency: text,
  /** In its wire form, which is what the caller gave and gets back (PRC 1). */
  pricing: json<StoredPricing>(),
  includedQuantity: decimal,
  unitConversion: nullable(json<StoredUnitConversion>()),
  discounts: json<readonly StoredDiscount[]>(),
  /** The columns keep the digits they were given. */
  minimumAmount: nullable(text),
  maximumAmount: nullable(text),
  meterId: nullable(text),
  timing: oneOf(...timings),
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant
})

/** What a product costs, as it is stored. */
export type PriceRecord = RecordOf<typeof priceMapping.columns>

export const planMapping = mapping({
  ...productMapping.columns,
  /** The version that was published last. */
  currentVersionId: text
})

export const planVersionMapping = mapping({
  organizationId: text,
  id: text,
  planId: text,
  number: integer,
  status: oneOf(...planVersionStatuses),
  currency: text,
  intervalUnit: oneOf(...intervalUnits),
  intervalCount: integer,
  /** Null for a draft. */
  publishedAt: nullable(instant)
})

export const planItemMapping = mapping({
  organizationId: text,
  planVersionId: text,
  position: integer,
  priceId: text,
  /** Licensed units; null for usage. */
  quantity: nullable(decimal)
})

export type PlanItemRecord = Omit<
  RecordOf<typeof planItemMapping.columns>, 'organizationId' | 'planVersionId' | 'position'>

export type PlanVersionRecord = RecordOf<typeof planVersionMapping.columns> & {
  readonly items: readonly PlanItemRecord[]
}

/** Prices sold together, with the version published last, as they are stored. */
export type PlanRecord = Omit<RecordOf<typeof planMapping.columns>, 'currentVersionId'> & {
  readonly version: PlanVersionRecord
}
