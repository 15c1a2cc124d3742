import type { Instant } from '../../domain/time/instant.ts'
import type { NamedOfCustomer, OfCustomer, OfInvoice } from '../billing-ports.ts'
import type { Coupons } from '../coupons/coupon-ports.ts'
import type { CreditNotes } from '../credit-notes/credit-note-ports.ts'
import type { Discounts } from '../discounts/discount-ports.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { TaxRates } from '../tax-rates/tax-rate-ports.ts'
import type { CreditEntry } from './credit-entry.ts'
import type { CreditGrant } from './credit-grant.ts'

/** What a customer has in one currency. Amounts are in their wire form (MON 3). */
export type CreditBalance = {
  readonly currency: string
  /** The sum of all entries. */
  readonly balance: string
  /** What of it is effective and not expired. */
  readonly available: string
}

/** Which entries of the ledger. */
export type EntryFilter = {
  readonly creditGrantId?: string | undefined
  readonly currency?: string | undefined
}

type CreditReads = {
  find(where: Named): Promise<CreditGrant | undefined>
  page(wanted: PageRequest & Tenant & { readonly customerId?: string | undefined }):
    Promise<Page<CreditGrant>>
  /** In the order of the currencies. */
  balances(of: OfCustomer & { readonly now: Instant }): Promise<CreditBalance[]>
  entries(wanted: PageRequest & OfCustomer & EntryFilter): Promise<Page<CreditEntry>>
  /** What these invoices took, in the order of the entries. */
  appliedTo(invoices: readonly OfInvoice[]): Promise<CreditEntry[]>
  /** The grants that this invoice gave because it was below zero. */
  fromInvoice(of: OfInvoice): Promise<CreditGrant[]>
  /** Whether invoices took something of it that was not given back. */
  isUsed(where: NamedOfCustomer): Promise<boolean>
}

export type CreditGrants = CreditReads & {
  /** New grants with nothing on them yet: their `granted` entries bring what they hold. */
  insert(grants: readonly CreditGrant[]): Promise<void>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<CreditGrant | undefined>
  /** Each held until the transaction ends, in the order of their ids. */
  findEachForUpdate(named: readonly NamedOfCustomer[]): Promise<CreditGrant[]>
  /**
   * The grants of these customers that still hold something and are neither expired nor voided,
   * effective or not, each held until the transaction ends, in the order of their ids.
   */
  openForUpdate(of: readonly OfCustomer[]): Promise<CreditGrant[]>
  /**
   * Appends entries and moves what remains of their grants by them, in one statement: so the two
   * cannot come apart (CRD 3.4). Hold the grants.
   */
  post(entries: readonly CreditEntry[]): Promise<void>
  /** Remembers that a grant ended; its entry takes what was left. */
  end(where: NamedOfCustomer, set: Pick<CreditGrant, 'expiredAt'> | Pick<CreditGrant, 'voidedAt'>):
    Promise<unknown>
}

/** What billing needs of taxes, coupons and credits. */
export type CreditStore = {
  readonly taxRates: TaxRates
  readonly coupons: Coupons
  readonly discounts: Discounts
  readonly creditGrants: CreditGrants
  readonly creditNotes: CreditNotes
}
