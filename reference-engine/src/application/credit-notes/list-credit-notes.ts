import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

export type ListCreditNotes = Tenant & PageRequest & {
  readonly customerId?: string | undefined
  readonly invoiceId?: string | undefined
}

/** The credit notes of the organization, newest first (PAG 4). */
export const listCreditNotes = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: ListCreditNotes): Promise<Page<StoredCreditNote>> =>
    read(({ creditNotes }) => creditNotes.page(wanted))
