import type { BillingApplication } from '../../application/billing-application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import {
  billingPeriodBody, cancellation, subscriptionBody, subscriptionDraft,
} from '../convert/subscriptions.ts'
import type { Handlers } from '../handler.ts'

export const subscriptionHandlers = (application: BillingApplication) => ({
  createSubscription: async ({ body, ...caller }) => {
    const subscription = await application.createSubscription(caller, subscriptionDraft(body))
    return { status: 201, body: subscriptionBody(subscription) }
  },
  listSubscriptions: async ({ organizationId, query, page }) => {
    const found = await application.listSubscriptions(
      { organizationId, customerId: query.customer_id, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: subscriptionBody }) }
  },
  getSubscription: async ({ organizationId, params: { subscription_id: id } }) => {
    const subscription = await application.getSubscription({ organizationId, id })
    return { status: 200, body: subscriptionBody(subscription) }
  },
  cancelSubscription: async ({ body, params, ...caller }) => {
    const subscription = await application.cancelSubscription(
      caller, cancellation(params.subscription_id, body))
    return { status: 200, body: subscriptionBody(subscription) }
  },
  listBillingPeriods: async ({ organizationId, params, page }) => {
    const { subscription_id: subscriptionId } = params
    const found = await application.listBillingPeriods(
      { organizationId, subscriptionId, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: billingPeriodBody }) }
  },
}) satisfies Handlers<'createSubscription' | 'listSubscriptions' | 'getSubscription'
  | 'cancelSubscription' | 'listBillingPeriods'>
