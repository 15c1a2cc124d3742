import type { LineSource } from '../../domain/invoicing/line-source.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { OfCustomer } from '../billing-ports.ts'

/** A charge that no invoice has yet. */
export type ForeseenCharge = {
  readonly itemId: string
  readonly period: Period
  /** What its lines come to, after coupons and before tax. */
  readonly netAmounts: readonly string[]
}

export type Foreseen = {
  /** How many invoices there will be before: coupons count them. */
  readonly invoiceCount: number
  readonly charges: readonly ForeseenCharge[]
}

/** What an invoice is calculated from, whether it is stored already or not. */
export type InvoiceSubject = OfCustomer & {
  readonly subscriptionId: string | null
  /** Null where it is not to be stored. */
  readonly invoiceId: string | null
  /** The turn that it bills; null where that is the next one, or none. */
  readonly turn: number | null
  /** The void invoice whose charges it bills anew, where there is one (INV 2.4). */
  readonly replacesInvoiceId: string | null
  readonly currency: string
  readonly sources: readonly LineSource[]
  /** The rates of lines that have none of their own (TAX 1.4). */
  readonly taxRateIds: readonly string[]
  /** What is foreseen to be billed before it; absent where it is the next invoice. */
  readonly foreseen?: Foreseen | undefined
  /** Whether it takes what came late for earlier periods of its subscription (USG 7). */
  readonly late: boolean
}
