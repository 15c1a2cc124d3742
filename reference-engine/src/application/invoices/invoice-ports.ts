import type { Instant, Period } from '../../domain/time/instant.ts'
import type { OfCustomer, OfSubscription, NamedOfCustomer } from '../billing-ports.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { InvoiceSettlement, InvoiceVoiding, StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'
import type { StoredPayment } from './stored-payment.ts'
import type { UsageWindowStore } from './usage-window-ports.ts'

export type OfInvoice = OfCustomer & { readonly invoiceId: string }

type InvoiceFilter = {
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly status?: StoredInvoice['status'] | undefined
  readonly paymentStatus?: NonNullable<StoredInvoice['paymentStatus']> | undefined
}

/** How many invoice numbers one organization needs. */
export type NumbersWanted = Tenant & { readonly count: number }

/** Each change names the status it starts from: a finalized invoice stays as it is (INV 2). */
export type Invoices = {
  /**
   * New drafts, or invoices that are final at once. A second invoice in force for a turn of a
   * subscription is a defect and fails.
   */
  insertMany(invoices: readonly StoredInvoice[]): Promise<void>
  find(where: Named): Promise<StoredInvoice | undefined>
  findForUpdate(where: Named): Promise<StoredInvoice | undefined>
  /** Held until the transaction ends; taken in the order of ids, those that exist. */
  findManyForUpdate(wanted: readonly Named[]): Promise<readonly StoredInvoice[]>
  /** Writes what a calculation, an edit or the finalization made of invoices that are drafts. */
  updateDrafts(invoices: readonly StoredInvoice[]): Promise<void>
  /** Of a finalized invoice. */
  settle(where: NamedOfCustomer, set: InvoiceSettlement): Promise<unknown>
  /** Makes a finalized invoice void. */
  void(where: NamedOfCustomer, set: InvoiceVoiding): Promise<unknown>
  /** Names what took the place of a void invoice. */
  replace(where: NamedOfCustomer, set: Pick<InvoiceVoiding, 'replacedByInvoiceId' | 'updatedAt'>):
    Promise<unknown>
  /**
   * The first of as many numbers as each organization asks for, in the order of the asking; taken
   * in the order of their ids. A transaction that fails gives them back (INV 3).
   */
  takeNumbers(wanted: readonly NumbersWanted[]): Promise<readonly bigint[]>
  /** The ids of those of these subscriptions with a finalized invoice not settled at `at`. */
  overdue(of: readonly (OfSubscription & { readonly at: Instant })[]): Promise<readonly string[]>
  page(wanted: PageRequest & Tenant & InvoiceFilter): Promise<Page<StoredInvoice>>
}

/** A line that was charged in advance, named by what it covers. */
export type ChargedLineWanted = OfSubscription & {
  readonly itemId: string
  /** The stretch that the line charges. */
  readonly charged: Period
  /** It was charged by an earlier turn than this; null: by any. */
  readonly beforeTurn: number | null
  /** Credits of this invoice are left out: they are being calculated. */
  readonly exceptInvoiceId: string | null
}

/** What of a charged line can still be credited (PRO 2). Amounts are in their wire form. */
export type ChargedLine = {
  readonly lineId: string
  readonly netAmount: string
  /** By credit notes. */
  readonly creditedAmount: string
  /**
   * By proration credits on other invoices in force: their sum with its sign turned. What was taken
   * off the same line of an invoice that this one replaced is taken off this.
   */
  readonly proratedAmount: string
}

/** An invoice of a charge, stored or to be, with the one in whose place it is. */
export type ChargingInvoice = OfInvoice & { readonly replacesInvoiceId: string | null }

/** What final invoices have credited of a line by proration: the sum with its sign turned. */
export type CreditedLine = {
  readonly kind: string
  readonly itemId: string
  readonly period: Period
  readonly amount: string
}

/** What credit notes have taken off a line so far. */
export type LineCredited = { readonly lineId: string; readonly creditedAmount: string }

export type InvoiceLines = {
  insertMany(lines: readonly StoredInvoiceLine[]): Promise<void>
  /** Puts these lines in the place of all lines of these drafts. */
  replaceMany(of: readonly OfInvoice[], lines: readonly StoredInvoiceLine[]): Promise<void>
  /** Of one invoice, in the order of their positions. */
  all(of: OfInvoice): Promise<readonly StoredInvoiceLine[]>
  /** Of many invoices, in any order of the invoices. */
  ofInvoices(of: readonly OfInvoice[]): Promise<readonly StoredInvoiceLine[]>
  /**
   * In the order of the asking, the lines of the charge in the order of their positions: the kinds
   * `fixed` or `proration_charge`, `minimum` and `maximum` of the item and of exactly this period,
   * on an invoice in force; none where there is no such invoice.
   */
  charged(wanted: readonly ChargedLineWanted[]): Promise<readonly (readonly ChargedLine[])[]>
  /** The same as `proratedAmount`, of the lines of an invoice by their ids. */
  prorated(of: OfInvoice): Promise<ReadonlyMap<string, string>>
  /**
   * In the order of the asking, what final invoices hold of proration credits of the lines of each
   * invoice, and of those that it replaced; only lines of which they hold any.
   */
  creditedFinally(of: readonly ChargingInvoice[]): Promise<readonly (readonly CreditedLine[])[]>
  /** Whether other final invoices hold proration credits of its lines. */
  isProratedElsewhere(of: OfInvoice): Promise<boolean>
  /** Only credit notes change a line of a finalized invoice, and only this of it. */
  setCredited(of: OfInvoice, credited: readonly LineCredited[]): Promise<unknown>
  /** In the order of their positions. */
  page(wanted: Tenant & {
    readonly invoiceId: string
    readonly limit: number
    readonly afterPosition?: number | undefined
  }): Promise<Page<StoredInvoiceLine>>
}

export type Payments = {
  insert(payment: StoredPayment): Promise<void>
  /** In the order in which they were recorded. */
  all(of: OfInvoice): Promise<readonly StoredPayment[]>
}

/** What invoicing reads. */
export type InvoiceReads = {
  readonly invoices: Invoices
  readonly invoiceLines: InvoiceLines
  readonly payments: Payments
}

/** What invoicing needs of a transaction. */
export type InvoiceStore = InvoiceReads & UsageWindowStore
