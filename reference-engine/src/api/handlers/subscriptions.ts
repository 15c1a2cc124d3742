import type { BillingApplication } from '../../application/billing-application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { upcomingInvoiceBody } from '../convert/subscription-changes.ts'
import {
  billingPeriodBody, cancellation, subscriptionBody, subscriptionDraft, subscriptionPatch,
} from '../convert/subscriptions.ts'
import type { Handlers } from '../handler.ts'

const readingHandlers = (application: BillingApplication) => ({
  listSubscriptions: async ({ organizationId, query, page }) => {
    const found = await application.listSubscriptions({
      organizationId, customerId: query.customer_id, status: query.status,
      limit: page.limit, after: page.after,
    })
    return { status: 200, body: listBody(page, found, { key: byId, body: subscriptionBody }) }
  },
  getSubscription: async ({ organizationId, params: { subscription_id: id } }) => {
    const subscription = await application.getSubscription({ organizationId, id })
    return { status: 200, body: subscriptionBody(subscription) }
  },
  listBillingPeriods: async ({ organizationId, params, page }) => {
    const { subscription_id: subscriptionId } = params
    const found = await application.listBillingPeriods(
      { organizationId, subscriptionId, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: billingPeriodBody }) }
  },
  getUpcomingInvoice: async ({ organizationId, params: { subscription_id: id } }) => {
    const upcoming = await application.getUpcomingInvoice({ organizationId, id })
    return { status: 200, body: upcomingInvoiceBody(upcoming) }
  },
}) satisfies Handlers<'listSubscriptions' | 'getSubscription' | 'listBillingPeriods'
  | 'getUpcomingInvoice'>

export const subscriptionHandlers = (application: BillingApplication) => ({
  ...readingHandlers(application),
  createSubscription: async ({ body, ...caller }) => {
    const subscription = await application.createSubscription(caller, subscriptionDraft(body))
    return { status: 201, body: subscriptionBody(subscription) }
  },
  updateSubscription: async ({ body, params, ...caller }) => {
    const subscription = await application.updateSubscription(
      caller, subscriptionPatch(params.subscription_id, body))
    return { status: 200, body: subscriptionBody(subscription) }
  },
  cancelSubscription: async ({ body, params, ...caller }) => {
    const subscription = await application.cancelSubscription(
      caller, cancellation(params.subscription_id, body))
    return { status: 200, body: subscriptionBody(subscription) }
  },
  uncancelSubscription: async ({ params: { subscription_id: subscriptionId }, ...caller }) => {
    const subscription = await application.uncancelSubscription(caller, { subscriptionId })
    return { status: 200, body: subscriptionBody(subscription) }
  },
  pauseSubscription: async ({ body: { settlement = 'prorate' }, params, ...caller }) => {
    const { subscription_id: subscriptionId } = params
    const subscription =
      await application.pauseSubscription(caller, { subscriptionId, settlement })
    return { status: 200, body: subscriptionBody(subscription) }
  },
  resumeSubscription: async ({ body: { anchor = 'keep' }, params, ...caller }) => {
    const { subscription_id: subscriptionId } = params
    const subscription = await application.resumeSubscription(caller, { subscriptionId, anchor })
    return { status: 200, body: subscriptionBody(subscription) }
  },
}) satisfies Handlers<'createSubscription' | 'listSubscriptions' | 'getSubscription'
  | 'updateSubscription' | 'cancelSubscription' | 'uncancelSubscription' | 'pauseSubscription'
  | 'resumeSubscription' | 'listBillingPeriods' | 'getUpcomingInvoice'>
