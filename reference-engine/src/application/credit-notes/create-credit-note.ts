import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { issueGrants } from '../credit-grants/issue-grants.ts'
import { allowedAsItIs } from '../invoices/allowed-as-it-is.ts'
import { holdInvoice } from '../invoices/hold-invoice.ts'
import { invoiceNumber } from '../invoices/invoice-number.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import type { Caller } from '../ports.ts'
import { foundIn } from '../references.ts'
import { calculateCreditNote } from './calculate-credit-note.ts'
import type { CalculatedCreditNote, CreditNoteTerms } from './calculate-credit-note.ts'
import { noteAmounts } from './note-amounts.ts'
import { settleCreditedInvoice } from './settle-credited-invoice.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

export type CreateCreditNote =
  CreditNoteTerms & Pick<StoredCreditNote, 'reason' | 'memo' | 'settlement'>

/**
 * Takes back a part of a finalized invoice (CRN 4). The invoice is held meanwhile: of two notes
 * that come at once, the second finds what the first has left.
 */
export const createCreditNote = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateCreditNote): Promise<StoredCreditNote> =>
    inBillingWork({ dependencies, caller, action: 'createCreditNote' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const { invoiceId } = command
      await foundIn(store.invoices.find({ organizationId, id: invoiceId }),
        { pointer: '/invoice_id', code: 'invoice_not_found' })
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      // A change of its subscription may credit the same lines (PRO 2.3).
      const { subscriptionId: id } = invoice
      if (id !== null) await store.subscriptions.findForUpdate({ organizationId, id })
      const { currencies } = dependencies
      const calculated = await allowedAsItIs(work, { invoice, ask: () =>
        calculateCreditNote(store, { invoice, terms: command, currencies }) })
      const { reduced, lines } = calculated
      await settleCreditedInvoice(work, { invoice, reduced, lines, at })
      return storeNote(work, { command, invoice, calculated, at })
    })

type Noting = {
  readonly command: CreateCreditNote
  readonly invoice: StoredInvoice
  readonly calculated: CalculatedCreditNote
  readonly at: Instant
}

const storeNote = async (
  work: BillingWork,
  { command, invoice, calculated, at }: Noting,
): Promise<StoredCreditNote> => {
  const { store, dependencies: { ids }, audit } = work
  const { organizationId, customerId, id: invoiceId, currency } = invoice
  const { reason, memo, settlement } = command
  const { toBalance } = calculated
  const id = ids('cn')
  const of = { organizationId, customerId }
  const [grant] = toBalance.isZero() ? [] : await issueGrants(work,
    [{ ...of, origin: 'credit_note', creditNoteId: id, amount: toBalance, at }])
  const number = invoiceNumber('CN', await store.creditNotes.nextNumber(organizationId))
  const note: StoredCreditNote = {
    ...of, invoiceId, id, number, status: 'issued', currency, reason, memo, settlement,
    ...noteAmounts(calculated), creditGrantId: grant?.id ?? null,
    createdAt: at, voidedAt: null,
  }
  await store.creditNotes.insert(note)
  audit(organizationId, { objectType: 'credit_note', objectId: id, after: note })
  return note
}
