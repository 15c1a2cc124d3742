import type { components } from '@valora/spec/types'
import type { CreateOrganization } from '../../application/organizations/create-organization.ts'
import type { Organization } from '../../application/organizations/organization.ts'
import type { UpdateOrganization } from '../../application/organizations/update-organization.ts'
import { formatInstant } from '../../domain/time/instant.ts'

type Schemas = components['schemas']

export const organizationDraft = (body: Schemas['OrganizationCreate']): CreateOrganization => ({
  name: body.name,
  timeZone: body.time_zone ?? 'UTC',
  draftGraceHours: body.draft_grace_hours ?? 1,
  lateUsagePolicy: body.late_usage_policy ?? 'adjust_next',
  invoiceNumberPrefix: body.invoice_number_prefix ?? 'INV',
  paymentTermsDays: body.payment_terms_days ?? 30,
})

export const organizationPatch = (body: Schemas['OrganizationUpdate']): UpdateOrganization => ({
  name: body.name,
  timeZone: body.time_zone,
  draftGraceHours: body.draft_grace_hours,
  lateUsagePolicy: body.late_usage_policy,
  invoiceNumberPrefix: body.invoice_number_prefix,
  paymentTermsDays: body.payment_terms_days,
})

export const organizationBody = (organization: Organization): Schemas['Organization'] => ({
  id: organization.id,
  name: organization.name,
  time_zone: organization.timeZone,
  draft_grace_hours: organization.draftGraceHours,
  late_usage_policy: organization.lateUsagePolicy,
  invoice_number_prefix: organization.invoiceNumberPrefix,
  payment_terms_days: organization.paymentTermsDays,
  created_at: formatInstant(organization.createdAt),
  updated_at: formatInstant(organization.updatedAt),
})
