import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Page, Tenant } from '../ports.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

export type ListInvoiceLines = Tenant & {
  readonly invoiceId: string
  readonly limit: number
  readonly afterPosition?: number | undefined
}

/** The lines of an invoice in their order (PAG 4). */
export const listInvoiceLines = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: ListInvoiceLines): Promise<Page<StoredInvoiceLine>> =>
    read(async ({ invoices, invoiceLines }) => {
      const { organizationId, invoiceId: id } = wanted
      await found(invoices.find({ organizationId, id }), 'invoice_not_found')
      return invoiceLines.page(wanted)
    })
