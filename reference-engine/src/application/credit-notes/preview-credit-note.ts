import type { BillingDependencies } from '../billing/billing-work.ts'
import { allowedAsItIs } from '../invoices/allowed-as-it-is.ts'
import type { Caller } from '../ports.ts'
import { foundIn } from '../references.ts'
import { calculateCreditNote } from './calculate-credit-note.ts'
import type { CalculatedCreditNote, CreditNoteTerms } from './calculate-credit-note.ts'

/** What a credit note would take back; nothing changes (CRN 4.4). */
export const previewCreditNote = ({ read, currencies }: BillingDependencies) =>
  ({ organizationId }: Caller, terms: CreditNoteTerms): Promise<CalculatedCreditNote> =>
    read(async (store) => {
      const invoice = await foundIn(store.invoices.find({ organizationId, id: terms.invoiceId }),
        { pointer: '/invoice_id', code: 'invoice_not_found' })
      return allowedAsItIs({ store, dependencies: { currencies } }, { invoice, ask: () =>
        calculateCreditNote(store, { invoice, terms, currencies }) })
    })
