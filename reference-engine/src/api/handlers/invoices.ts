import type { InvoicesApplication } from '../../application/invoices-application.ts'
import {
  invoicePatch, lineAdded, oneOffDraft, paymentReport,
} from '../convert/invoice-commands.ts'
import {
  explanationBody, invoiceLineBody, linePosition, verificationBody,
} from '../convert/invoice-lines.ts'
import { invoiceBody } from '../convert/invoices.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

const readingHandlers = (application: InvoicesApplication) => ({
  listInvoices: async ({ organizationId, query, page }) => {
    const found = await application.listInvoices({
      organizationId, customerId: query.customer_id, subscriptionId: query.subscription_id,
      status: query.status, paymentStatus: query.payment_status, limit: page.limit,
      after: page.after,
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
  getInvoiceExplanation: async ({ organizationId, params: { invoice_id: id } }) => {
    const explanation = await application.explainInvoice({ organizationId, id })
    return { status: 200, body: explanationBody(explanation) }
  },
  verifyInvoice: async ({ organizationId, params: { invoice_id: id } }) => {
    const verification = await application.verifyInvoice({ organizationId, id })
    return { status: 200, body: verificationBody(verification) }
  },
}) satisfies Handlers<'listInvoices' | 'getInvoice' | 'listInvoiceLines'
  | 'getInvoiceExplanation' | 'verifyInvoice'>

const draftHandlers = (application: InvoicesApplication) => ({
  createInvoice: async ({ body, ...caller }) => {
    const invoice = await application.createInvoice(caller, oneOffDraft(body))
    return { status: 201, body: invoiceBody(invoice) }
  },
  updateInvoice: async ({ params: { invoice_id: invoiceId }, body, ...caller }) => {
    const invoice =
      await application.updateInvoice(caller, { invoiceId, patch: invoicePatch(body) })
    return { status: 200, body: invoiceBody(invoice) }
  },
  addInvoiceLine: async ({ params: { invoice_id: invoiceId }, body, ...caller }) => {
    const invoice = await application.addInvoiceLine(caller, lineAdded(invoiceId, body))
    return { status: 201, body: invoiceBody(invoice) }
  },
  refreshInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.refreshInvoice(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
  finalizeInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.finalizeInvoice(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
}) satisfies Handlers<'createInvoice' | 'updateInvoice' | 'addInvoiceLine' | 'refreshInvoice'
  | 'finalizeInvoice'>

export const invoiceHandlers = (application: InvoicesApplication) => ({
  ...readingHandlers(application),
  ...draftHandlers(application),
  voidInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.voidInvoice(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
  regenerateInvoice: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.regenerateInvoice(caller, { invoiceId })
    return { status: 201, body: invoiceBody(invoice) }
  },
  recordInvoicePayment: async ({ params: { invoice_id: invoiceId }, body, ...caller }) => {
    const invoice = await application.recordInvoicePayment(caller, paymentReport(invoiceId, body))
    return { status: 201, body: invoiceBody(invoice) }
  },
  markInvoiceUncollectible: async ({ params: { invoice_id: invoiceId }, ...caller }) => {
    const invoice = await application.markInvoiceUncollectible(caller, { invoiceId })
    return { status: 200, body: invoiceBody(invoice) }
  },
}) satisfies Handlers<'voidInvoice' | 'regenerateInvoice' | 'recordInvoicePayment'
  | 'markInvoiceUncollectible'>
