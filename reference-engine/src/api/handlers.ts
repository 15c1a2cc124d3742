import type { Application } from '../application/application.ts'
import type { Handlers, OperationId } from './handler.ts'
import { apiKeyHandlers } from './handlers/api-keys.ts'
import { cloudEventHandlers } from './handlers/cloud-events.ts'
import { couponHandlers } from './handlers/coupons.ts'
import { creditGrantHandlers } from './handlers/credit-grants.ts'
import { creditNoteHandlers } from './handlers/credit-notes.ts'
import { customerHandlers } from './handlers/customers.ts'
import { invoiceHandlers } from './handlers/invoices.ts'
import { meterHandlers } from './handlers/meters.ts'
import { organizationHandlers } from './handlers/organizations.ts'
import { planHandlers } from './handlers/plans.ts'
import { planVersionHandlers } from './handlers/plan-versions.ts'
import { priceHandlers } from './handlers/prices.ts'
import { productHandlers } from './handlers/products.ts'
import { specHandlers } from './handlers/spec.ts'
import type { Declared } from './handlers/spec.ts'
import { subscriptionChangeHandlers } from './handlers/subscription-changes.ts'
import { subscriptionHandlers } from './handlers/subscriptions.ts'
import { taxRateHandlers } from './handlers/tax-rates.ts'
import { testClockHandlers } from './handlers/test-clocks.ts'
import { usageEventHandlers } from './handlers/usage-events.ts'
import { usageReconciliationHandlers } from './handlers/usage-reconciliation.ts'

/** A handler for every operation of the contract; the compiler and the server both see to it. */
export const createHandlers = (
  application: Application,
  declared: Declared,
): Handlers<OperationId> => ({
  ...specHandlers(declared),
  ...organizationHandlers(application),
  ...apiKeyHandlers(application),
  ...customerHandlers(application),
  ...meterHandlers(application),
  ...usageEventHandlers(application),
  ...cloudEventHandlers(application),
  ...usageReconciliationHandlers(application),
  ...productHandlers(application),
  ...priceHandlers(application),
  ...planHandlers(application),
  ...planVersionHandlers(application),
  ...subscriptionHandlers(application),
  ...subscriptionChangeHandlers(application),
  ...invoiceHandlers(application),
  ...taxRateHandlers(application),
  ...couponHandlers(application),
  ...creditNoteHandlers(application),
  ...creditGrantHandlers(application),
  ...testClockHandlers(application),
})
