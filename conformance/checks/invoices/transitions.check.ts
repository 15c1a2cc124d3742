import type { Customer, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, draftOf, look, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'
import { stateMachine, type StateMachine } from '../state-machine.ts'

const needs = ['customers']

/** An invoice of 10.00 in this status. */
const invoiceIn = async (
  context: CheckContext, status: string, customer: Customer,
): Promise<Invoice> => {
  const terms = { customer, lines: ['10'] }
  switch (status) {
    case 'draft': return draftOf(context, terms)
    case 'finalized': return billedOf(context, terms)
    case 'void': return context.given.void(await billedOf(context, terms))
    default: throw new Error(`nothing is known of the status ${status}`)
  }
}

type Judging = { machine: StateMachine; status: string; customer: Customer }

const judgeAllowed = async (
  context: CheckContext, action: string, { machine, status, customer }: Judging,
): Promise<void> => {
  const { expect } = context
  const invoice = await invoiceIn(context, status, customer)
  const { status: answered } = await actOn(context, invoice, action)
  expect.that(answered < 300, `a ${status} invoice allows ${action}`)
  const { to } = expect.holds(machine.transitions,
    ({ from, on }) => from === status && on === action, 'it is a transition')
  expect.equal((await readInvoice(context, invoice)).status, to,
    `${action} takes a ${status} invoice there`)
}

const judgeForbidden = async (
  context: CheckContext, action: string, { machine, status, invoice }: Judging & {
    invoice: Invoice
  },
): Promise<void> => {
  const told = await refused(context, { problem: 'invalid_state_transition',
    ask: async () => actOn(context, invoice, action),
    read: async () => look(context, invoice) })
  context.expect.equal([told.state, told.action, told.allowed_actions?.toSorted()],
    [status, action, machine.allowed(status)],
    'it names the state, the action and those allowed')
}

export default [
  check({
    id: 'invoices/the-state-machine-says-what-each-status-allows',
    requirement: 'INV-1.3',
    needs,
    tags: ['derived'],
    async run(context) {
      const { contract, given } = context
      const customer = await given.customer()
      const machine = stateMachine(contract, 'InvoiceStatus')
      await Promise.all(machine.states.map(async (status) => {
        const judging = { machine, status, customer }
        const invoice = await invoiceIn(context, status, customer)
        const allowed = machine.allowed(status)
        for (const action of machine.actions) {
          if (allowed.includes(action)) await judgeAllowed(context, action, judging)
          else await judgeForbidden(context, action, { ...judging, invoice })
        }
      }))
    },
  }),
  check({
    id: 'invoices/only-a-draft-is-edited',
    requirement: 'INV-2.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const control = await invoiceIn(context, 'draft', customer)
      for (const action of ['update', 'add_line', 'refresh']) {
        expect.that((await actOn(context, control, action)).status < 300,
          `a draft allows ${action}`)
      }
      const { memo, subtotal } = await readInvoice(context, control)
      expect.equal([memo, subtotal], ['Thank you', '11.00'], 'a draft is changed by it')
      const later = { name: 'Later', email: 'later@valora.example' }
      for (const status of ['finalized', 'void']) {
        const invoice = await invoiceIn(context, status, customer)
        await given.discount(customer, { percentage: '50' })
        expect.status(await context.api.patch(`/customers/${customer.id}`, later), 200)
        for (const action of ['update', 'add_line', 'refresh']) {
          await refused(context, { problem: 'invalid_state_transition',
            ask: async () => actOn(context, invoice, action),
            read: async () => look(context, invoice) })
        }
      }
    },
  }),
]
