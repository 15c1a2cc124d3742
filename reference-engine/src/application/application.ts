import { createBillingApplication } from './billing-application.ts'
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
import { queryMeterUsage } from './meters/query-meter-usage.ts'
import { createOrganization } from './organizations/create-organization.ts'
import { getOrganization } from './organizations/get-organization.ts'
import { listOrganizations } from './organizations/list-organizations.ts'
import { updateOrganization } from './organizations/update-organization.ts'
import { archivePlan } from './plans/archive-plan.ts'
import { createPlan } from './plans/create-plan.ts'
import { getPlan } from './plans/get-plan.ts'
import { listPlans } from './plans/list-plans.ts'
import { archivePrice } from './prices/archive-price.ts'
import { createPrice } from './prices/create-price.ts'
import { getPrice } from './prices/get-price.ts'
import { listPrices } from './prices/list-prices.ts'
import { previewPrice } from './prices/preview-price.ts'
import { archiveProduct } from './products/archive-product.ts'
import { createProduct } from './products/create-product.ts'
import { getProduct } from './products/get-product.ts'
import { listProducts } from './products/list-products.ts'
import { getUsageEvent } from './usage-events/get-usage-event.ts'
import { ingestUsageEvents } from './usage-events/ingest-usage-events.ts'
import { listUsageEvents } from './usage-events/list-usage-events.ts'

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
  queryMeterUsage: queryMeterUsage(dependencies),
  createOrganization: createOrganization(dependencies),
  getOrganization: getOrganization(dependencies),
  listOrganizations: listOrganizations(dependencies),
  updateOrganization: updateOrganization(dependencies),
  archivePlan: archivePlan(dependencies),
  createPlan: createPlan(dependencies),
  getPlan: getPlan(dependencies),
  listPlans: listPlans(dependencies),
  archivePrice: archivePrice(dependencies),
  createPrice: createPrice(dependencies),
  getPrice: getPrice(dependencies),
  listPrices: listPrices(dependencies),
  previewPrice: previewPrice(dependencies),
  archiveProduct: archiveProduct(dependencies),
  createProduct: createProduct(dependencies),
  getProduct: getProduct(dependencies),
  listProducts: listProducts(dependencies),
  getUsageEvent: getUsageEvent(dependencies),
  ingestUsageEvents: ingestUsageEvents(dependencies),
  listUsageEvents: listUsageEvents(dependencies),
  ...createBillingApplication(dependencies),
})

export type Application = ReturnType<typeof createApplication>
