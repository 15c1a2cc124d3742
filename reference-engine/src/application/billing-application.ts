import type { BillingDependencies } from './billing/billing-work.ts'
import { listBillingPeriods } from './billing-periods/list-billing-periods.ts'
import { explainInvoice } from './invoices/explain-invoice.ts'
import { finalizeInvoice } from './invoices/finalize-invoice.ts'
import { getInvoice } from './invoices/get-invoice.ts'
import { listInvoiceLines } from './invoices/list-invoice-lines.ts'
import { listInvoices } from './invoices/list-invoices.ts'
import { voidInvoice } from './invoices/void-invoice.ts'
import { cancelSubscription } from './subscriptions/cancel-subscription.ts'
import { createSubscription } from './subscriptions/create-subscription.ts'
import { getSubscription } from './subscriptions/get-subscription.ts'
import { listSubscriptions } from './subscriptions/list-subscriptions.ts'
import { advanceTestClock } from './test-clocks/advance-test-clock.ts'
import { createTestClock } from './test-clocks/create-test-clock.ts'
import { getTestClock } from './test-clocks/get-test-clock.ts'

/** Every use case of subscriptions, invoices and test clocks, given what it may touch. */
export const createBillingApplication = (dependencies: BillingDependencies) => ({
  createSubscription: createSubscription(dependencies),
  listSubscriptions: listSubscriptions(dependencies),
  getSubscription: getSubscription(dependencies),
  cancelSubscription: cancelSubscription(dependencies),
  listBillingPeriods: listBillingPeriods(dependencies),
  listInvoices: listInvoices(dependencies),
  getInvoice: getInvoice(dependencies),
  listInvoiceLines: listInvoiceLines(dependencies),
  finalizeInvoice: finalizeInvoice(dependencies),
  voidInvoice: voidInvoice(dependencies),
  explainInvoice: explainInvoice(dependencies),
  createTestClock: createTestClock(dependencies),
  getTestClock: getTestClock(dependencies),
  advanceTestClock: advanceTestClock(dependencies),
})

export type BillingApplication = ReturnType<typeof createBillingApplication>
