import type { BillingDependencies } from './billing/billing-work.ts'
import { listBillingPeriods } from './billing-periods/list-billing-periods.ts'
import { createInvoicesApplication } from './invoices-application.ts'
import { cancelSubscriptionChange } from './subscriptions/cancel-subscription-change.ts'
import { cancelSubscription } from './subscriptions/cancel-subscription.ts'
import { createSubscriptionChange } from './subscriptions/create-subscription-change.ts'
import { createSubscription } from './subscriptions/create-subscription.ts'
import { getSubscription } from './subscriptions/get-subscription.ts'
import { getUpcomingInvoice } from './subscriptions/get-upcoming-invoice.ts'
import { listSubscriptionChanges } from './subscriptions/list-subscription-changes.ts'
import { listSubscriptions } from './subscriptions/list-subscriptions.ts'
import { pauseSubscription } from './subscriptions/pause-subscription.ts'
import { previewSubscriptionChange } from './subscriptions/preview-subscription-change.ts'
import { resumeSubscription } from './subscriptions/resume-subscription.ts'
import { uncancelSubscription } from './subscriptions/uncancel-subscription.ts'
import { updateSubscription } from './subscriptions/update-subscription.ts'
import { advanceTestClock } from './test-clocks/advance-test-clock.ts'
import { createTestClock } from './test-clocks/create-test-clock.ts'
import { deleteTestClock } from './test-clocks/delete-test-clock.ts'
import { getTestClock } from './test-clocks/get-test-clock.ts'
import { listTestClockEffects } from './test-clocks/list-test-clock-effects.ts'
import { listTestClocks } from './test-clocks/list-test-clocks.ts'

/** Every use case of subscriptions, invoices and test clocks, given what it may touch. */
export const createBillingApplication = (dependencies: BillingDependencies) => ({
  createSubscription: createSubscription(dependencies),
  listSubscriptions: listSubscriptions(dependencies),
  getSubscription: getSubscription(dependencies),
  updateSubscription: updateSubscription(dependencies),
  cancelSubscription: cancelSubscription(dependencies),
  uncancelSubscription: uncancelSubscription(dependencies),
  pauseSubscription: pauseSubscription(dependencies),
  resumeSubscription: resumeSubscription(dependencies),
  createSubscriptionChange: createSubscriptionChange(dependencies),
  listSubscriptionChanges: listSubscriptionChanges(dependencies),
  previewSubscriptionChange: previewSubscriptionChange(dependencies),
  cancelSubscriptionChange: cancelSubscriptionChange(dependencies),
  listBillingPeriods: listBillingPeriods(dependencies),
  getUpcomingInvoice: getUpcomingInvoice(dependencies),
  ...createInvoicesApplication(dependencies),
  createTestClock: createTestClock(dependencies),
  listTestClocks: listTestClocks(dependencies),
  getTestClock: getTestClock(dependencies),
  deleteTestClock: deleteTestClock(dependencies),
  advanceTestClock: advanceTestClock(dependencies),
  listTestClockEffects: listTestClockEffects(dependencies),
})

export type BillingApplication = ReturnType<typeof createBillingApplication>
