import type { CreditsApplication } from '../../application/credits-application.ts'
import {
  creditBalanceBody, creditEntryBody, creditGrantBody, creditGrantDraft,
} from '../convert/credit-grants.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const creditGrantHandlers = (application: CreditsApplication) => ({
  createCreditGrant: async ({ body, ...caller }) => {
    const grant = await application.createCreditGrant(caller, creditGrantDraft(body))
    return { status: 201, body: creditGrantBody(grant) }
  },
  listCreditGrants: async ({ organizationId, query, page }) => {
    const { limit, after } = page
    const found = await application.listCreditGrants(
      { organizationId, customerId: query.customer_id, limit, after })
    return { status: 200, body: listBody(page, found, { key: byId, body: creditGrantBody }) }
  },
  getCreditGrant: async ({ organizationId, params: { credit_grant_id: id } }) => {
    const grant = await application.getCreditGrant({ organizationId, id })
    return { status: 200, body: creditGrantBody(grant) }
  },
  voidCreditGrant: async ({ params, ...caller }) => {
    const grant = await application.voidCreditGrant(caller, params.credit_grant_id)
    return { status: 200, body: creditGrantBody(grant) }
  },
  getCreditBalance: async ({ organizationId, params: { customer_id: customerId } }) => {
    const balances = await application.getCreditBalance({ organizationId, customerId })
    return { status: 200, body: creditBalanceBody(balances) }
  },
  listCreditEntries: async ({ organizationId, params, query, page }) => {
    const { limit, after } = page
    const { credit_grant_id: creditGrantId, currency } = query
    const found = await application.listCreditEntries(
      { organizationId, customerId: params.customer_id, creditGrantId, currency, limit, after })
    return { status: 200, body: listBody(page, found, { key: byId, body: creditEntryBody }) }
  },
}) satisfies Handlers<'createCreditGrant' | 'listCreditGrants' | 'getCreditGrant'
  | 'voidCreditGrant' | 'getCreditBalance' | 'listCreditEntries'>
