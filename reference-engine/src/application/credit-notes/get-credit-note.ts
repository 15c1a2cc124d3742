import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

/** One credit note, issued or void. */
export const getCreditNote = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, id }: Named): Promise<StoredCreditNote> =>
    read(({ creditNotes }) =>
      found(creditNotes.find({ organizationId, id }), 'credit_note_not_found'))
