import type { BillingApplication } from '../../application/billing-application.ts'
import { explanationBody, invoiceBody, invoiceLineBody, linePosition } from '../convert/invoices.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const invoiceHandlers = (application: BillingApplication) => ({
  listInvoices: async ({ organizationId, query, page }) => {
    const found = await application.listInvoices({
      organizationId, customerId: query.customer_id, subscriptionId: query.subscription_id,
      status: query.status, limit: page.limit, after: page.after,
    })
    return { status: 200, body: listBody(page, found, { key: byId, body: invoiceBody }) }
  },
  getInvoice: async ({ organizationId, params: { invoice_id: id } }) => {
    const invoice = await application.getInvoice({ organizationId, id })
    return { status: 200, body: invoiceBody(invoice) }
  },
  listInvoiceLines: async ({ organizationId, params: { invoice_id: invoiceId }, page }) => {
    const { limit, after } = page
    const afterPosition = after === undefined ? undefined : linePosition(after)
    const found = await application.listInvoiceLines(
      { organizationId, invoiceId, limit, afterPosition })
    const key = ({ position }: { readonly position: number }): string => String(position)
    return { status: 200, body: listBody(page, found, { key, body: invoiceLineBody }) }
  },
  finalizeInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.finalizeInvoice(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
  voidInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.voidInvoice(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
  getInvoiceExplanation: async ({ organizationId, params: { invoice_id: id } }) => {
    const explanation = await application.explainInvoice({ organizationId, id })
    return { status: 200, body: explanationBody(explanation) }
  },
}) satisfies Handlers<'listInvoices' | 'getInvoice' | 'listInvoiceLines' | 'finalizeInvoice'
  | 'voidInvoice' | 'getInvoiceExplanation'>
