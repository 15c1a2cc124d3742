import type { BillingWork } from '../billing/billing-work.ts'
import type { Reads } from '../ports.ts'

/** What it takes to calculate invoices: a transaction has it, and so has a read. */
export type InvoicingWork =
  Pick<BillingWork, 'dependencies' | 'soldPrices'> & { readonly store: Reads }
