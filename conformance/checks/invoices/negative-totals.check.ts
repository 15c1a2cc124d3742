import type { CreditGrant } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { balancesOf, grantOf, readGrant } from '../credited.ts'
import { billedOf, draftOf } from '../one-off.ts'

const needs = ['customers']

export default [
  check({
    id: 'invoices/what-is-below-zero-becomes-balance',
    requirement: 'INV-5.2',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('10')]
      const terms = { customer, lines: ['10', '-25.005'], tax_rate_ids: [rate.id] }
      const draft = await draftOf(context, terms)
      expect.equal([draft.total, draft.amount_due], ['-16.51', '0.00'], 'nothing is due')
      expect.equal(await api.all('/credit-grants'), [], 'a draft gives no balance')
      const invoice = await given.finalize(draft)
      expect.equal([invoice.total, invoice.amount_due, invoice.amount_remaining, invoice.credits,
        invoice.payment_status], ['-16.51', '0.00', '0.00', [], 'not_required'], 'nothing is due')
      const grants = await api.all<CreditGrant>('/credit-grants')
      expect.equal(grants.map(({ origin, invoice_id, customer_id, amount, currency, remaining }) =>
        [origin, invoice_id, customer_id, amount, currency, remaining]),
        [['negative_invoice', invoice.id, customer.id, '16.51', 'USD', '16.51']],
        'what is below zero is balance, with its tax')
      expect.equal(await balancesOf(context, customer), { USD: ['16.51', '16.51'] },
        'the customer has it')
    },
  }),
  check({
    id: 'invoices/later-invoices-take-the-balance',
    requirement: 'INV-5.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const manual = await grantOf(context, { customer, amount: '100', priority: 0 })
      await billedOf(context, { customer, lines: ['-15'] })
      expect.equal((await readGrant(context, manual)).remaining, '100.00',
        'an invoice below zero takes no credit')
      const next = await billedOf(context, { customer, lines: ['10'] })
      const last = await billedOf(context, { customer, lines: ['10'] })
      const taken = [next, last].map(({ credits, amount_due }) =>
        [credits.map(({ origin, amount }) => `${origin} ${amount}`), amount_due])
      expect.equal(taken, [[['negative_invoice 10.00'], '0.00'],
        [['negative_invoice 5.00', 'manual 5.00'], '0.00']],
        'the balance of an invoice goes before any grant')
      expect.equal([next.payment_status, last.payment_status], ['not_required', 'not_required'],
        'what credit pays needs no payment')
    },
  }),
]
