import type { Customer, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { credit, grantOf } from '../credited.ts'
import { actOn, invoiceActions } from '../invoice-actions.ts'
import { billedOf, draftOf, look } from '../one-off.ts'
import { refused } from '../refused.ts'
import { seatCreditedElsewhere } from '../seat-credited-elsewhere.ts'

type Standing = [what: string, allowed: string[],
  bring: (context: CheckContext, invoice: Invoice) => Promise<unknown>]

const edits = ['add_line', 'finalize', 'refresh', 'update']
const ways = ['regenerate', 'void']

/** Invoices of 10.00, as they may stand, and all that can be asked of them then. */
const standings: readonly Standing[] = [
  ['unpaid', ['credit', 'mark_uncollectible', 'record_payment', 'verify', ...ways], async () => {}],
  ['partly paid', ['credit', 'mark_uncollectible', 'record_payment', 'verify'],
    async ({ given }, invoice) => given.pay(invoice, '4')],
  ['paid', ['credit', 'verify'], async ({ given }, invoice) => given.pay(invoice)],
  ['partly credited', ['credit', 'mark_uncollectible', 'record_payment', 'verify'],
    async (context, invoice) => credit(context, invoice, ['4'])],
  ['credited in full', ['verify'], async (context, invoice) => credit(context, invoice, ['10'])],
  ['given up', ['credit', 'record_payment', 'verify', ...ways],
    async (context, invoice) => actOn(context, invoice, 'mark_uncollectible')],
  ['void', ['regenerate', 'verify'], async ({ given }, invoice) => given.void(invoice)],
  ['replaced', ['verify'], async (context, invoice) => actOn(context, invoice, 'regenerate')],
]

type Judged = {
  what: string
  allowed: readonly string[]
  /** Another invoice that stands in the same way. */
  another: () => Promise<Invoice>
}

/** What a refusal lists is all that can be asked: each listed action is taken, no other is. */
const judge = async (
  context: CheckContext, { what, allowed, another }: Judged,
): Promise<void> => {
  const { expect } = context
  const invoice = await another()
  const forbidden = what === 'draft' ? 'void' : 'update'
  const { allowed_actions } = await refused(context, { problem: 'invalid_state_transition',
    ask: async () => actOn(context, invoice, forbidden),
    read: async () => look(context, invoice) })
  expect.equal(allowed_actions?.toSorted(), allowed.toSorted(), `what can be asked: ${what}`)
  for (const action of Object.keys(invoiceActions)) {
    const listed = allowed.includes(action)
    const { status } = await actOn(context, listed ? await another() : invoice, action)
    expect.equal(status < 300, listed, `${what}: ${action} is taken as the list says`)
  }
}

const needs = ['customers']

/** Invoices whose balance another invoice has used, by what gave it; and what can be asked. */
const usedUp: readonly Standing[] = [
  ['below zero', ['verify'], async () => {}],
  ['paid, then credited', ['credit', 'verify'], async (context, invoice) => {
    await context.given.pay(invoice)
    await credit(context, invoice, ['4'])
  }],
]

export default [
  check({
    id: 'invoices/a-refusal-lists-what-can-be-asked',
    requirement: 'INV-1.10',
    needs,
    async run(context) {
      const customer: Customer = await context.given.customer()
      const terms = { customer, lines: ['10'] }
      await judge(context,
        { what: 'draft', allowed: edits, another: async () => draftOf(context, terms) })
      await Promise.all(standings.map(async ([what, allowed, bring]) => judge(context, {
        what, allowed, another: async () => {
          const invoice = await billedOf(context, terms)
          await bring(context, invoice)
          return invoice
        },
      })))
    },
  }),
  check({
    id: 'invoices/what-credits-paid-is-neither-paid-nor-given-up',
    requirement: 'INV-1.10',
    needs,
    async run(context) {
      const customer = await context.given.customer()
      await grantOf(context, { customer, amount: '1000' })
      await judge(context, { what: 'covered by credits', allowed: ['credit', 'verify', ...ways],
        another: async () => billedOf(context, { customer, lines: ['10'] }) })
    },
  }),
  check({
    id: 'invoices/what-is-used-is-not-told-voidable',
    requirement: 'INV-1.10',
    needs,
    async run(context) {
      const { expect } = context
      await Promise.all(usedUp.map(async ([what, allowed, bring]) => judge(context, {
        what, allowed, another: async () => {
          const customer = await context.given.customer()
          const amount = what === 'below zero' ? '-10' : '10'
          const invoice = await billedOf(context, { customer, lines: [amount] })
          await bring(context, invoice)
          const next = await billedOf(context, { customer, lines: ['3'] })
          expect.equal(next.amount_due, '0.00', 'another invoice takes of its balance')
          return invoice
        },
      })))
    },
  }),
  check({
    id: 'invoices/what-another-credits-is-not-told-voidable',
    requirement: 'INV-1.10',
    needs: ['subscriptions', 'test-clocks', 'invoices'],
    async run(context) {
      await judge(context, { what: 'credited by another invoice',
        allowed: ['credit', 'mark_uncollectible', 'record_payment', 'regenerate', 'verify'],
        another: async () => (await seatCreditedElsewhere(context)).charged })
    },
  }),
]
