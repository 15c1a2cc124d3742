import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type ListInvoices = Tenant & PageRequest & {
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly status?: StoredInvoice['status'] | undefined
  readonly paymentStatus?: NonNullable<StoredInvoice['paymentStatus']> | undefined
}

/** The invoices of the organization, newest first (PAG 4). */
export const listInvoices = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: ListInvoices): Promise<Page<StoredInvoice>> =>
    read(({ invoices }) => invoices.page(wanted))
