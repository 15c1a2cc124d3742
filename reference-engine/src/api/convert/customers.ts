import type { components } from '@valora/spec/types'
import type { CreateCustomer } from '../../application/customers/create-customer.ts'
import type { Customer } from '../../application/customers/customer.ts'
import type { UpdateCustomer } from '../../application/customers/update-customer.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const customerDraft = (body: Schemas['CustomerCreate']): CreateCustomer => ({
  name: body.name,
  externalId: body.external_id ?? null,
  email: body.email ?? null,
  timeZone: body.time_zone ?? null,
  testClockId: body.test_clock_id ?? null,
  taxRateIds: body.tax_rate_ids ?? [],
  metadata: body.metadata ?? {},
})

export const customerPatch = (body: Schemas['CustomerUpdate']): UpdateCustomer => ({
  name: body.name,
  externalId: body.external_id,
  email: body.email,
  timeZone: body.time_zone,
  taxRateIds: body.tax_rate_ids,
  metadata: body.metadata,
})

export const customerBody = (customer: Customer): Schemas['Customer'] => ({
  id: customer.id,
  name: customer.name,
  external_id: customer.externalId,
  email: customer.email,
  time_zone: customer.timeZone,
  test_clock_id: customer.testClockId,
  tax_rate_ids: [...customer.taxRateIds],
  metadata: customer.metadata,
  archived_at: instantOrNull(customer.archivedAt),
  created_at: formatInstant(customer.createdAt),
  updated_at: formatInstant(customer.updatedAt),
})
