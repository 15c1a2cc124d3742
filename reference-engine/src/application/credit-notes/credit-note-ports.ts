import type { Instant } from '../../domain/time/instant.ts'
import type { NamedOfCustomer, OfInvoice } from '../billing-ports.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

type CreditNoteFilter = {
  readonly customerId?: string | undefined
  readonly invoiceId?: string | undefined
}

export type CreditNotes = {
  insert(note: StoredCreditNote): Promise<void>
  find(where: Named): Promise<StoredCreditNote | undefined>
  /** Held until the transaction ends. Hold the invoice before it. */
  findForUpdate(where: Named): Promise<StoredCreditNote | undefined>
  /** The notes on these invoices that are not void, in the order in which they were made. */
  issuedOn(invoices: readonly OfInvoice[]): Promise<StoredCreditNote[]>
  void(where: NamedOfCustomer, voidedAt: Instant): Promise<unknown>
  /** The organization's next number; a transaction that fails gives it back (CRN 4.5). */
  nextNumber(organizationId: string): Promise<bigint>
  page(wanted: PageRequest & Tenant & CreditNoteFilter): Promise<Page<StoredCreditNote>>
}
