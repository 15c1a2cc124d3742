import type { CreditNote, Customer, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { askNoteVoid, credit } from '../credited.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'
import { stateMachine, type Transition } from '../state-machine.ts'

const needs = ['customers']

type Stage = { invoice: Invoice; note?: CreditNote }

/** An invoice of 10.00, on its way to the payment status at the end of a transition. */
const stageOf = async (
  context: CheckContext, customer: Customer, { from, to, on }: Transition,
): Promise<Stage> => {
  const { given } = context
  const lines = [from === 'not_required' ? '0' : '10']
  const invoice = await billedOf(context, { customer, lines })
  if (on === 'void_credit_note') {
    if (to === 'partially_paid') await given.pay(invoice, '4')
    return { invoice, note: await credit(context, invoice, [to === 'unpaid' ? '10' : '6']) }
  }
  if (from === 'partially_paid') await given.pay(invoice, '4')
  if (from === 'paid') await given.pay(invoice)
  if (from === 'uncollectible') await actOn(context, invoice, 'mark_uncollectible')
  return { invoice: await readInvoice(context, invoice) }
}

const go = async (
  context: CheckContext, { invoice, note }: Stage, { to, on }: Transition,
): Promise<void> => {
  const { expect, given } = context
  const { amount_remaining } = invoice
  switch (on) {
    case 'record_payment':
      await given.pay(invoice, to === 'paid' ? amount_remaining : '1')
      return
    case 'mark_uncollectible':
      expect.status(await actOn(context, invoice, on), 200)
      return
    case 'credit':
      await credit(context, invoice, [amount_remaining])
      return
    case 'void_credit_note':
      expect.status(await askNoteVoid(context, expect.present(note, 'a note stands on it')), 200)
      return
    default: throw new Error(`nothing is known of ${on}`)
  }
}

export default [
  check({
    id: 'invoices/payment-status-goes-as-the-machine-says',
    requirement: ['INV-1.6', 'INV-1.8'],
    needs,
    tags: ['derived'],
    async run(context) {
      const { contract, expect, given } = context
      const customer = await given.customer()
      const { transitions } = stateMachine(contract, 'Invoice.payment_status')
      await Promise.all(transitions.map(async (transition) => {
        const stage = await stageOf(context, customer, transition)
        const before = await readInvoice(context, stage.invoice)
        expect.equal(before.payment_status, transition.from, `it is ${transition.from}`)
        await go(context, stage, transition)
        const { payment_status } = await readInvoice(context, stage.invoice)
        expect.equal(payment_status, transition.to,
          `${transition.on} takes ${transition.from} to ${transition.to}`)
      }))
    },
  }),
  check({
    id: 'invoices/only-what-is-owed-is-uncollectible',
    requirement: 'INV-1.8',
    needs,
    tags: ['derived'],
    async run(context) {
      const { contract, expect, given } = context
      const customer = await given.customer()
      const machine = stateMachine(contract, 'Invoice.payment_status')
      const on = 'mark_uncollectible'
      for (const from of [...machine.states, 'not_required']) {
        const { invoice } = await stageOf(context, customer, { from, to: '', on })
        if (machine.allowed(from).includes(on)) {
          expect.status(await actOn(context, invoice, on), 200)
        } else {
          await refused(context, { problem: 'invalid_state_transition',
            ask: async () => actOn(context, invoice, on),
            read: async () => readInvoice(context, invoice) })
        }
      }
    },
  }),
]
