import type { LineSource } from '../../domain/invoicing/line-source.ts'
import type { OfCustomer } from '../billing-ports.ts'

/** What an invoice is calculated from, whether it is stored already or not. */
export type InvoiceSubject = OfCustomer & {
  readonly subscriptionId: string | null
  /** Null where it is not stored yet. */
  readonly invoiceId: string | null
  readonly currency: string
  readonly sources: readonly LineSource[]
  /** The rates of lines that have none of their own (TAX 1.4). */
  readonly taxRateIds: readonly string[]
  /** Whether it takes what came late for earlier periods of its subscription (USG 7). */
  readonly late: boolean
}
