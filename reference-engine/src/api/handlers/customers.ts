import type { Application } from '../../application/application.ts'
import { customerBody, customerDraft, customerPatch } from '../convert/customers.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const customerHandlers = (application: Application) => ({
  createCustomer: async ({ body, ...caller }) => {
    const customer = await application.createCustomer(caller, customerDraft(body))
    return { status: 201, body: customerBody(customer) }
  },
  listCustomers: async ({ query, page, ...caller }) => {
    const found = await application.listCustomers(caller,
      { limit: page.limit, after: page.after, externalId: query.external_id })
    return { status: 200, body: listBody(page, found, { key: byId, body: customerBody }) }
  },
  getCustomer: async ({ params, ...caller }) => {
    const customer = await application.getCustomer(caller, params.customer_id)
    return { status: 200, body: customerBody(customer) }
  },
  updateCustomer: async ({ params, body, ...caller }) => {
    const customer = await application.updateCustomer(caller,
      { id: params.customer_id, patch: customerPatch(body) })
    return { status: 200, body: customerBody(customer) }
  },
  archiveCustomer: async ({ params, ...caller }) => {
    const customer = await application.archiveCustomer(caller, params.customer_id)
    return { status: 200, body: customerBody(customer) }
  },
}) satisfies Handlers<'createCustomer' | 'listCustomers' | 'getCustomer' | 'updateCustomer'
  | 'archiveCustomer'>
