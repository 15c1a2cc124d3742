import type { CreditEntry, CreditGrant, CreditNote, Invoice } from '@valora/spec/types'
import { fixed } from '../../oracle/decimal-text.ts'
import {
  add, compare, isPositive, negate, parse, subtract, sum, zero, type Rational,
} from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { balancesOf, entriesOf } from '../credited.ts'
import { randomBilling, type Taken } from '../random-billing.ts'

const query = { limit: 100 }

const added = (texts: readonly string[]): Rational => sum(texts.map(parse))

const text = (value: Rational): string => fixed(value, 2)

type Books = { notes: readonly CreditNote[]; payments: readonly Taken[] }

/** Billed less credited less paid is what remains. */
const judgeInvoice = async (
  context: CheckContext, invoice: Invoice, { notes, payments }: Books,
): Promise<void> => {
  const { expect, given } = context
  const own = notes.filter((note) => note.invoice_id === invoice.id && note.status === 'issued')
  const paid = added(payments.filter(({ invoice_id }) => invoice_id === invoice.id)
    .map(({ amount }) => amount))
  const credited = added(own.map(({ amount_reduced }) => amount_reduced))
  const exclusive = invoice.taxes.filter(({ inclusive }) => !inclusive)
  const total = subtract(add(parse(invoice.subtotal), added(exclusive.map(({ amount }) => amount))),
    parse(invoice.discount_total))
  const due = subtract(isPositive(total) ? total : zero,
    added(invoice.credits.map(({ amount }) => amount)))
  const remaining = subtract(due, add(paid, credited))
  expect.equal([invoice.total, invoice.amount_due, invoice.amount_paid, invoice.amount_credited,
    invoice.amount_remaining], [total, due, paid, credited, remaining].map(text),
    'billed less paid less credited is what remains')
  expect.that(compare(remaining, zero) >= 0, 'nobody owes less than nothing')
  for (const line of await given.lines(invoice)) {
    const taken = added(own.flatMap(({ lines }) => lines)
      .filter(({ line_id }) => line_id === line.id).map(({ amount }) => amount))
    expect.equal(line.credited_amount, text(taken), 'a line says what notes took of it')
    expect.that(!isPositive(taken) || compare(taken, parse(line.net_amount)) <= 0,
      'no line is credited beyond what it carries')
  }
}

/** What grants gave less what invoices took is what there is. */
const judgeLedger = async (
  { expect }: CheckContext, entries: readonly CreditEntry[],
  { invoices, grants }: { invoices: readonly Invoice[]; grants: readonly CreditGrant[] },
): Promise<void> => {
  const sumOf = (fits: (entry: CreditEntry) => boolean): string =>
    text(added(entries.filter(fits).map(({ amount }) => amount)))
  for (const { id, remaining } of grants) {
    expect.equal(remaining, sumOf(({ credit_grant_id }) => credit_grant_id === id),
      'what remains of a grant is the sum of its entries')
  }
  for (const { id, status, credits_applied } of invoices) {
    const taken = status === 'finalized' ? negate(parse(credits_applied)) : zero
    expect.equal(sumOf(({ type, invoice_id }) =>
      invoice_id === id && (type === 'applied' || type === 'restored')), text(taken),
    'what an invoice took is in the ledger, and given back by a void one')
  }
}

const ofCustomer = ({ id }: { id: string }) => (one: { customer_id: string }): boolean =>
  one.customer_id === id

export default check({
  id: 'invoices/no-cent-is-lost-or-made',
  requirement: ['INV-1.6', 'CRD-3.4'],
  needs: ['customers'],
  tags: ['property'],
  async run(context) {
    const { api, expect } = context
    const { customers, payments } = await randomBilling(context, 45)
    const invoices = await api.all<Invoice>('/invoices', { query })
    const notes = await api.all<CreditNote>('/credit-notes', { query })
    const grants = await api.all<CreditGrant>('/credit-grants', { query })
    const final = invoices.filter(({ status }) => status === 'finalized')
    for (const invoice of expect.atLeastOne(final, 'something is billed')) {
      await judgeInvoice(context, invoice, { notes, payments })
    }
    for (const note of notes) {
      const { total, amount_reduced, amount_to_balance, amount_refunded } = note
      expect.equal(text(added([amount_reduced, amount_to_balance, amount_refunded])), total,
        'all of a note is reduced, kept or refunded')
    }
    for (const customer of customers) {
      const entries = await entriesOf(context, customer)
      await judgeLedger(context, entries, { invoices: invoices.filter(ofCustomer(customer)),
        grants: grants.filter(ofCustomer(customer)) })
      if (entries.length > 0) {
        const { USD = [] } = await balancesOf(context, customer)
        expect.equal(USD[0], text(added(entries.map(({ amount }) => amount))),
          'the balance is the sum of all entries')
      }
    }
  },
})
