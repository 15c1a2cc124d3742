import type { BillingDependencies } from './billing/billing-work.ts'
import { addInvoiceLine } from './invoices/add-invoice-line.ts'
import { createInvoice } from './invoices/create-invoice.ts'
import { explainInvoice } from './invoices/explain-invoice.ts'
import { finalizeInvoice } from './invoices/finalize-invoice.ts'
import { getInvoice } from './invoices/get-invoice.ts'
import { listInvoiceLines } from './invoices/list-invoice-lines.ts'
import { listInvoices } from './invoices/list-invoices.ts'
import { markInvoiceUncollectible } from './invoices/mark-invoice-uncollectible.ts'
import { recordInvoicePayment } from './invoices/record-invoice-payment.ts'
import { refreshInvoice } from './invoices/refresh-invoice.ts'
import { regenerateInvoice } from './invoices/regenerate-invoice.ts'
import { updateInvoice } from './invoices/update-invoice.ts'
import { verifyInvoice } from './invoices/verify-invoice.ts'
import { voidInvoice } from './invoices/void-invoice.ts'

/** Every use case of invoices, given what it may touch. */
export const createInvoicesApplication = (dependencies: BillingDependencies) => ({
  createInvoice: createInvoice(dependencies),
  listInvoices: listInvoices(dependencies),
  getInvoice: getInvoice(dependencies),
  updateInvoice: updateInvoice(dependencies),
  addInvoiceLine: addInvoiceLine(dependencies),
  listInvoiceLines: listInvoiceLines(dependencies),
  refreshInvoice: refreshInvoice(dependencies),
  finalizeInvoice: finalizeInvoice(dependencies),
  voidInvoice: voidInvoice(dependencies),
  regenerateInvoice: regenerateInvoice(dependencies),
  recordInvoicePayment: recordInvoicePayment(dependencies),
  markInvoiceUncollectible: markInvoiceUncollectible(dependencies),
  explainInvoice: explainInvoice(dependencies),
  verifyInvoice: verifyInvoice(dependencies),
})

export type InvoicesApplication = ReturnType<typeof createInvoicesApplication>
