import type { components } from '@valora/spec/types'
import type { CreatePlan } from '../../application/plans/create-plan.ts'
import type { PlanTerms } from '../../application/plans/plan-terms.ts'
import type { StoredPlan, StoredPlanVersion } from '../../application/plans/stored-plan.ts'
import type { UpdatePlan } from '../../application/plans/update-plan.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const planDraft = (body: Schemas['PlanCreate']): CreatePlan => ({
  name: body.name,
  description: body.description ?? null,
  metadata: body.metadata ?? {},
  ...planTerms(body),
})

export const planPatch = (body: Schemas['PlanUpdate']): UpdatePlan => ({
  name: body.name,
  description: body.description,
  metadata: body.metadata,
})

export const planTerms = (body: Schemas['PlanVersionCreate']): PlanTerms => ({
  currency: body.currency,
  interval: body.interval,
  items: body.items.map(({ price_id: priceId, quantity }) =>
    ({ priceId, quantity: quantity === undefined ? undefined : Decimal.parse(quantity) })),
})

export const planBody = (plan: StoredPlan): Schemas['Plan'] => ({
  id: plan.id,
  name: plan.name,
  description: plan.description,
  version: planVersionBody(plan.version),
  metadata: plan.metadata,
  archived_at: instantOrNull(plan.archivedAt),
  created_at: formatInstant(plan.createdAt),
})

export const planVersionBody = (version: StoredPlanVersion): Schemas['PlanVersion'] => ({
  id: version.id,
  number: version.number,
  status: version.status,
  currency: version.currency,
  interval: { unit: version.intervalUnit, count: version.intervalCount },
  items: version.items.map(({ priceId, quantity }) =>
    ({ price_id: priceId, quantity: quantity?.toString() ?? null })),
  published_at: instantOrNull(version.publishedAt),
})
