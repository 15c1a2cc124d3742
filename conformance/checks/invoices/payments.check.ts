import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { credit } from '../credited.ts'
import { billedOf, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

type Paid = { amount: string; currency?: string }

const askPayment = async (
  { api }: Pick<CheckContext, 'api'>, { id, currency }: Invoice, paid: Paid,
) => api.post<Invoice>(`/invoices/${id}/payments`, { currency, ...paid }, { key: api.newKey() })

const giveUp = async ({ api }: Pick<CheckContext, 'api'>, { id }: Invoice) =>
  api.post<Invoice>(`/invoices/${id}/mark-uncollectible`, undefined, { key: api.newKey() })

/** How far an invoice is paid, in short. */
const standing = (invoice: Invoice): string[] => {
  const { payment_status, amount_due, amount_paid, amount_credited, amount_remaining } = invoice
  return [payment_status ?? '', amount_due, amount_paid, amount_credited, amount_remaining]
}

type Row = [currency: string, lines: string[], paid: string[], wanted: string[][]]

const rows: Row[] = [
  ['USD', ['6.66', '3.34'], ['0.01', '9.98', '0.01'], [
    ['unpaid', '10.00', '0.00', '0.00', '10.00'],
    ['partially_paid', '10.00', '0.01', '0.00', '9.99'],
    ['partially_paid', '10.00', '9.99', '0.00', '0.01'],
    ['paid', '10.00', '10.00', '0.00', '0.00'],
  ]],
  ['JPY', ['1000'], ['1000'], [
    ['unpaid', '1000', '0', '0', '1000'], ['paid', '1000', '1000', '0', '0'],
  ]],
  ['KWD', ['1.234'], ['1', '0.234'], [
    ['unpaid', '1.234', '0.000', '0.000', '1.234'],
    ['partially_paid', '1.234', '1.000', '0.000', '0.234'],
    ['paid', '1.234', '1.234', '0.000', '0.000'],
  ]],
]

export default [
  check({
    id: 'invoices/payments-are-counted-until-nothing-remains',
    requirement: ['INV-1.6', 'INV-1.2'],
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const [currency, lines, paid, wanted] of rows) {
        const invoice = await billedOf(context, { customer, currency, lines })
        const seen = [standing(invoice)]
        for (const amount of paid) {
          const answer = expect.status(await askPayment(context, invoice, { amount }), 201).body
          expect.equal(await readInvoice(context, invoice), answer, 'a payment is stored')
          seen.push(standing(answer))
        }
        expect.equal(seen, wanted, `payments in ${currency} are counted`)
      }
    },
  }),
  check({
    id: 'invoices/what-remains-is-less-payments-and-credit-notes',
    requirement: 'INV-1.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('10')]
      const invoice = await billedOf(context,
        { customer, lines: ['100'], tax_rate_ids: [rate.id] })
      await given.pay(invoice, '99.50')
      expect.equal(standing(await readInvoice(context, invoice)),
        ['partially_paid', '110.00', '99.50', '0.00', '10.50'],
        'what is due has tax in it, and paid is measured by what is due')
      await credit(context, invoice, ['5'])
      expect.equal(standing(await readInvoice(context, invoice)),
        ['partially_paid', '110.00', '99.50', '5.50', '5.00'], 'a credit note leaves less')
      await given.pay(invoice, '5')
      expect.equal(standing(await readInvoice(context, invoice)),
        ['paid', '110.00', '104.50', '5.50', '0.00'], 'nothing remains')
    },
  }),
  check({
    id: 'invoices/no-payment-above-what-remains',
    requirement: 'INV-1.7',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const invoice = await billedOf(context, { customer, lines: ['10'] })
      const read = async () => readInvoice(context, invoice)
      const refuse = async (problem: string, paid: Paid) => refused(context, { problem, read,
        ask: async () => askPayment(context, invoice, paid) })
      await refuse('payment_exceeds_remaining', { amount: '10.01' })
      await refuse('currency_mismatch', { amount: '1.00', currency: 'EUR' })
      await given.pay(invoice, '4')
      await refuse('payment_exceeds_remaining', { amount: '6.01' })
      await credit(context, invoice, ['5'])
      await refuse('payment_exceeds_remaining', { amount: '1.01' })
      expect.equal((await given.pay(invoice, '1')).payment_status, 'paid', 'the rest is taken')
      await refuse('payment_exceeds_remaining', { amount: '0.01' })
      const free = await billedOf(context, { customer, lines: ['0'] })
      await refused(context, { problem: 'payment_exceeds_remaining',
        ask: async () => askPayment(context, free, { amount: '0.01' }),
        read: async () => readInvoice(context, free) })
    },
  }),
  check({
    id: 'invoices/payments-in-parallel-take-no-more-than-remains',
    requirement: 'INV-1.7',
    needs,
    async run(context) {
      const { expect, given } = context
      const invoice = await billedOf(context,
        { customer: await given.customer(), lines: ['10'] })
      const answers = await Promise.all(Array.from({ length: 8 }, async () =>
        askPayment(context, invoice, { amount: '3' })))
      expect.equal(answers.filter(({ status }) => status === 201).length, 3, 'three fit into 10')
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect.problem(answer, 'payment_exceeds_remaining')
      }
      expect.equal(standing(await readInvoice(context, invoice)),
        ['partially_paid', '10.00', '9.00', '0.00', '1.00'], 'each of them is counted once')
    },
  }),
  check({
    id: 'invoices/an-uncollectible-invoice-still-takes-payments',
    requirement: 'INV-1.8',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const paid of ['0.00', '4.00']) {
        const invoice = await billedOf(context, { customer, lines: ['10'] })
        if (paid !== '0.00') await given.pay(invoice, paid)
        const given_up = expect.status(await giveUp(context, invoice), 200).body
        expect.equal([given_up.payment_status, given_up.amount_paid], ['uncollectible', paid],
          'it is given up, whether something was paid or not')
        const part = expect.status(await askPayment(context, invoice, { amount: '1' }), 201).body
        expect.equal(part.payment_status, 'uncollectible', 'a part of it leaves it given up')
        expect.equal((await given.pay(part)).payment_status, 'paid', 'all of it is paid after all')
      }
    },
  }),
]
