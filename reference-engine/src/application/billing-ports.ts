import type { BillingJobs } from './billing/job-ports.ts'
import type { CreditStore } from './credit-grants/credit-ports.ts'
import type { InvoiceReads, InvoiceStore } from './invoices/invoice-ports.ts'
import type { UsageWindowReads } from './invoices/usage-window-ports.ts'
import type { Named, Tenant } from './ports.ts'
import type { SubscriptionReads } from './subscriptions/subscription-ports.ts'

export type OfCustomer = Tenant & { readonly customerId: string }
export type NamedOfCustomer = Named & OfCustomer
export type OfSubscription = OfCustomer & { readonly subscriptionId: string }

export type { OfInvoice } from './invoices/invoice-ports.ts'
export type {
  ClosedUsageWindow, UsageGroupQuantity, UsageQuantity, UsageWindow,
} from './invoices/usage-window-ports.ts'

/** What billing reads, beside the customers and the catalogue. */
type BillingReads = SubscriptionReads & InvoiceReads & UsageWindowReads & CreditStore
  & { readonly jobs: BillingJobs }

/** What billing needs of a transaction. */
export type BillingStore = BillingReads & InvoiceStore & {
  /** Runs `work` so that its failure undoes only itself, not the whole transaction. */
  readonly part: <Result>(work: () => Promise<Result>) => Promise<Result>
}
