import type { BillingApplication } from '../../application/billing-application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { changeBody, changePreviewBody, changeTerms } from '../convert/subscription-changes.ts'
import type { Handlers } from '../handler.ts'

export const subscriptionChangeHandlers = (application: BillingApplication) => ({
  createSubscriptionChange: async ({ body, params, ...caller }) => {
    const change = await application.createSubscriptionChange(caller, {
      subscriptionId: params.subscription_id, terms: changeTerms(body),
      previewToken: body.preview_token,
    })
    return { status: 201, body: changeBody(change) }
  },
  previewSubscriptionChange: async ({ body, params, ...caller }) => {
    const preview = await application.previewSubscriptionChange(caller,
      { subscriptionId: params.subscription_id, terms: changeTerms(body) })
    return { status: 200, body: changePreviewBody(preview) }
  },
  listSubscriptionChanges: async ({ organizationId, params, page }) => {
    const { subscription_id: subscriptionId } = params
    const found = await application.listSubscriptionChanges(
      { organizationId, subscriptionId, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: changeBody }) }
  },
  cancelSubscriptionChange: async ({ params, ...caller }) => {
    const change = await application.cancelSubscriptionChange(caller,
      { subscriptionId: params.subscription_id, changeId: params.change_id })
    return { status: 200, body: changeBody(change) }
  },
}) satisfies Handlers<'createSubscriptionChange' | 'previewSubscriptionChange'
  | 'listSubscriptionChanges' | 'cancelSubscriptionChange'>
