import type { components } from '@valora/spec/types'
import type { CreateTaxRate } from '../../application/tax-rates/create-tax-rate.ts'
import type { TaxRate } from '../../application/tax-rates/tax-rate.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const taxRateDraft = (body: Schemas['TaxRateCreate']): CreateTaxRate => ({
  name: body.name,
  percentage: Decimal.parse(body.percentage),
  inclusive: body.inclusive,
  country: body.country ?? null,
  metadata: body.metadata ?? {},
})

export const taxRateBody = (rate: TaxRate): Schemas['TaxRate'] => ({
  id: rate.id,
  name: rate.name,
  percentage: rate.percentage.toString(),
  inclusive: rate.inclusive,
  country: rate.country,
  metadata: rate.metadata,
  archived_at: instantOrNull(rate.archivedAt),
  created_at: formatInstant(rate.createdAt),
})
