import { createBillingApplication } from './billing-application.ts'
import { createCatalogueApplication } from './catalogue-application.ts'
import { createCreditsApplication } from './credits-application.ts'
import type { Dependencies } from './dependencies.ts'
import { createApiKey } from './api-keys/create-api-key.ts'
import { listApiKeys } from './api-keys/list-api-keys.ts'
import { revokeApiKey } from './api-keys/revoke-api-key.ts'
import { archiveCustomer } from './customers/archive-customer.ts'
import { createCustomer } from './customers/create-customer.ts'
import { getCustomer } from './customers/get-customer.ts'
import { listCustomers } from './customers/list-customers.ts'
import { updateCustomer } from './customers/update-customer.ts'
import { archiveMeter } from './meters/archive-meter.ts'
import { createMeter } from './meters/create-meter.ts'
import { getMeter } from './meters/get-meter.ts'
import { listMeters } from './meters/list-meters.ts'
import { updateMeter } from './meters/update-meter.ts'
import { queryMeterUsage } from './meters/query-meter-usage.ts'
import { createOrganization } from './organizations/create-organization.ts'
import { getOrganization } from './organizations/get-organization.ts'
import { listOrganizations } from './organizations/list-organizations.ts'
import { updateOrganization } from './organizations/update-organization.ts'
import { amendUsageEvent } from './usage-events/amend-usage-event.ts'
import { getUsageEvent } from './usage-events/get-usage-event.ts'
import { ingestUsageEvents } from './usage-events/ingest-usage-events.ts'
import { listUsageEvents } from './usage-events/list-usage-events.ts'
import { voidUsageEvent } from './usage-events/void-usage-event.ts'
import { reconcileUsage } from './usage-reconciliation/reconcile-usage.ts'

/** Every use case, given what it may touch. */
export const createApplication = (dependencies: Dependencies) => ({
  createApiKey: createApiKey(dependencies),
  listApiKeys: listApiKeys(dependencies),
  revokeApiKey: revokeApiKey(dependencies),
  archiveCustomer: archiveCustomer(dependencies),
  createCustomer: createCustomer(dependencies),
  getCustomer: getCustomer(dependencies),
  listCustomers: listCustomers(dependencies),
  updateCustomer: updateCustomer(dependencies),
  archiveMeter: archiveMeter(dependencies),
  createMeter: createMeter(dependencies),
  getMeter: getMeter(dependencies),
  listMeters: listMeters(dependencies),
  updateMeter: updateMeter(dependencies),
  queryMeterUsage: queryMeterUsage(dependencies),
  createOrganization: createOrganization(dependencies),
  getOrganization: getOrganization(dependencies),
  listOrganizations: listOrganizations(dependencies),
  updateOrganization: updateOrganization(dependencies),
  amendUsageEvent: amendUsageEvent(dependencies),
  getUsageEvent: getUsageEvent(dependencies),
  ingestUsageEvents: ingestUsageEvents(dependencies),
  listUsageEvents: listUsageEvents(dependencies),
  voidUsageEvent: voidUsageEvent(dependencies),
  reconcileUsage: reconcileUsage(dependencies),
  ...createCatalogueApplication(dependencies),
  ...createBillingApplication(dependencies),
  ...createCreditsApplication(dependencies),
})

export type Application = ReturnType<typeof createApplication>
