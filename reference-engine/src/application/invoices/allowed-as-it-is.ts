import { assert } from '../../domain/assert.ts'
import { isCreditable } from '../../domain/credits/credit-note.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import type { InvoiceAction } from '../../domain/invoicing/invoice-status.ts'
import { paymentMachine } from '../../domain/invoicing/payment-status.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Refusal } from '../../domain/refusal.ts'
import { forbidden } from '../../domain/state-machine.ts'
import { creditableLines } from '../credit-notes/creditable-lines.ts'
import type { Reads } from '../ports.ts'
import { settlingOf } from './settling-of.ts'
import type { StoredInvoice } from './stored-invoice.ts'

type Reading = {
  readonly store: Pick<Reads, 'creditGrants' | 'creditNotes' | 'invoiceLines'>
  readonly dependencies: { readonly currencies: CurrencyTable }
}

type Asked<Result> = {
  /** As it stands. */
  readonly invoice: StoredInvoice
  readonly ask: () => Result | Promise<Result>
}

/**
 * Does what a status may forbid. A refusal then lists what could be asked of this invoice: its
 * status alone would allow to void what is paid, or to regenerate what is replaced (INV 1.3).
 */
export const allowedAsItIs = async <Result>(
  work: Reading,
  { invoice, ask }: Asked<Result>,
): Promise<Result> => {
  try {
    return await ask()
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'invalid_state_transition') throw thrown
    const { state: told, action } = thrown.params
    assert(typeof told === 'string' && typeof action === 'string', 'a transition names both')
    throw forbidden(invoiceMachine, {
      state: invoice.status, told, action,
      refused: await refusedActions(work, invoice),
    })
  }
}

const refusedActions = async (
  work: Reading,
  invoice: StoredInvoice,
): Promise<readonly InvoiceAction[]> => {
  if (invoice.status === 'draft') return []
  if (invoice.status === 'void') return invoice.replacedByInvoiceId === null ? [] : ['regenerate']
  const { currencies } = work.dependencies
  const lines = await creditableLines(work.store, { invoice, currencies })
  return [
    ...refusedPayments(invoice),
    ...lines.some(isCreditable) ? [] : ['credit' as const],
    ...await refusedVoiding(work, invoice),
  ]
}

const refusedPayments = ({ paymentStatus }: StoredInvoice): InvoiceAction[] =>
  (['record_payment', 'mark_uncollectible'] as const).filter((action) =>
    !paymentMachine.transitions.some(({ from, on }) => from === paymentStatus && on === action))

/** What carries payments, credit notes or used balance; regeneration takes credits over (INV 2). */
const refusedVoiding = async (
  { store, dependencies: { currencies } }: Reading,
  invoice: StoredInvoice,
): Promise<InvoiceAction[]> => {
  const { organizationId, customerId, id: invoiceId } = invoice
  const of = { organizationId, customerId, invoiceId }
  const given = await store.creditGrants.fromInvoice(of)
  const used = await Promise.all(given.map(({ id }) =>
    store.creditGrants.isUsed({ organizationId, customerId, id })))
  const notes = await store.creditNotes.issuedOn([of])
  const { amountPaid } = settlingOf(invoice, currencies)
  if (used.includes(true) || notes.length > 0 || !amountPaid.isZero()) return ['void', 'regenerate']
  return await store.invoiceLines.isProratedElsewhere(of) ? ['void'] : []
}
