import { creditNoteMachine } from '../../domain/credits/credit-note-status.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import { Refusal } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { isBefore } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { takeBackGrant } from '../credit-grants/take-back-grant.ts'
import type { Customer } from '../customers/customer.ts'
import { found } from '../found.ts'
import { holdInvoice } from '../invoices/hold-invoice.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import type { Caller } from '../ports.ts'
import { settleCreditedInvoice } from './settle-credited-invoice.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

/** Gives the invoice back what a credit note took, unless its balance is used (CRN 4.6). */
export const voidCreditNote = (dependencies: BillingDependencies) =>
  (caller: Caller, id: string): Promise<StoredCreditNote> =>
    inBillingWork({ dependencies, caller, action: 'voidCreditNote' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const named = { organizationId, id }
      const { customerId, invoiceId } =
        await found(store.creditNotes.find(named), 'credit_note_not_found')
      const { invoice, customer, at } = await holdInvoice(work, { organizationId, invoiceId })
      const note = await found(store.creditNotes.findForUpdate(named), 'credit_note_not_found')
      const status = transition(creditNoteMachine, { state: note.status, action: 'void' })
      const open = await giveBack(work, { note, invoice, at })
      await remindOfDue(work, { invoice: open, customer, at })
      await store.creditNotes.void({ organizationId, customerId, id }, at)
      const voided: StoredCreditNote = { ...note, status, voidedAt: at }
      work.audit(organizationId,
        { objectType: 'credit_note', objectId: id, before: note, after: voided })
      return voided
    })

type Voiding = {
  readonly note: StoredCreditNote
  readonly invoice: StoredInvoice
  readonly at: Instant
}

const giveBack = async (
  work: BillingWork,
  { note, invoice, at }: Voiding,
): Promise<StoredInvoice> => {
  const { organizationId, customerId, creditGrantId } = note
  const currency = currencyOf(work.dependencies.currencies, note.currency)
  const back = (text: string): Money => Money.parse(text, currency).negate()
  const open = await settleCreditedInvoice(work, {
    invoice, reduced: back(note.amountReduced), at,
    lines: note.lines.map(({ line_id, amount }) => ({ lineId: line_id, amount: back(amount) })),
  })
  if (creditGrantId === null) return open
  const where = { organizationId, customerId, id: creditGrantId }
  const taking = await takeBackGrant(work, { where, at })
  if (taking === 'used') throw new Refusal('credit_note_used')
  return open
}

type Reminder = {
  readonly invoice: StoredInvoice
  readonly customer: Customer
  readonly at: Instant
}

/** What is open again is overdue at its due instant, or now where that has passed (SUB 3.1). */
const remindOfDue = async (
  { store }: BillingWork,
  { invoice, customer: { testClockId }, at }: Reminder,
): Promise<void> => {
  const { organizationId, customerId, id: subjectId, dueAt } = invoice
  if (invoice.subscriptionId === null || dueAt === null) return
  await store.jobs.scheduleMany([{
    organizationId, customerId, subjectId, testClockId, kind: 'mark_past_due',
    dueAt: isBefore(dueAt, at) ? at : dueAt,
  }])
}
