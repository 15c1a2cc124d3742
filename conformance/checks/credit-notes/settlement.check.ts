import type { CreditNote, Invoice, InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { askNote, askNoteVoid, balancesOf, grantOf, noteOf, readGrant } from '../credited.ts'
import { billedOf, look, readInvoice } from '../one-off.ts'

const needs = ['customers']

const split = ({ amount_reduced, amount_to_balance, amount_refunded }: CreditNote): string[] =>
  [amount_reduced, amount_to_balance, amount_refunded]

const left = ({ payment_status, amount_credited, amount_remaining }: Invoice) =>
  [payment_status, amount_credited, amount_remaining]

type Settlement = 'balance' | 'refund'

type Row = [
  paid: string, settlement: Settlement | undefined, split: string[], left: string[], why: string,
]

// An invoice of 110.00 with its tax, and a note of 55.00.
const rows: Row[] = [
  ['', undefined, ['55.00', '0.00', '0.00'], ['unpaid', '55.00', '55.00'],
    'what remains to be paid is reduced'],
  ['', 'refund', ['55.00', '0.00', '0.00'], ['unpaid', '55.00', '55.00'],
    'nothing was paid that could be refunded'],
  ['55', undefined, ['55.00', '0.00', '0.00'], ['paid', '55.00', '0.00'], 'all that remained'],
  ['80', undefined, ['30.00', '25.00', '0.00'], ['paid', '30.00', '0.00'],
    'the rest becomes balance, as nothing was said'],
  ['80', 'balance', ['30.00', '25.00', '0.00'], ['paid', '30.00', '0.00'], 'or as was said'],
  ['80', 'refund', ['30.00', '0.00', '25.00'], ['paid', '30.00', '0.00'],
    'the rest was refunded outside'],
  ['110', 'balance', ['0.00', '55.00', '0.00'], ['paid', '0.00', '0.00'], 'all of it is balance'],
  ['110', 'refund', ['0.00', '0.00', '55.00'], ['paid', '0.00', '0.00'], 'all of it is refunded'],
]

const noted = async (
  context: CheckContext, invoice: Invoice, settlement: Settlement | undefined,
): Promise<CreditNote> => {
  const [line] = await context.given.lines(invoice) as [InvoiceLine]
  return noteOf(context, { invoice, lines: [[line, '50']],
    ...(settlement === undefined ? {} : { settlement }) })
}

export default [
  check({
    id: 'credit-notes/what-remains-first-then-balance-or-refund',
    requirement: 'CRN-4.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const rate = await given.taxRate('10')
      for (const [paid, settlement, wanted, rest, why] of rows) {
        const customer = await given.customer()
        const invoice = await billedOf(context,
          { customer, lines: ['100'], tax_rate_ids: [rate.id] })
        if (paid !== '') await given.pay(invoice, paid)
        const note = await noted(context, invoice, settlement)
        expect.equal([note.total, split(note), left(await readInvoice(context, invoice))],
          ['55.00', wanted, rest], why)
        const [, balance = ''] = wanted
        if (balance === '0.00') {
          expect.equal([note.credit_grant_id, await balancesOf(context, customer)], [null, {}],
            'nothing of it is balance')
        } else {
          const grant = await readGrant(context,
            { id: expect.present(note.credit_grant_id, 'the balance is in a grant') })
          expect.equal([grant.origin, grant.credit_note_id, grant.customer_id, grant.amount],
            ['credit_note', note.id, customer.id, balance], 'the grant says where it is from')
          const next = await billedOf(context, { customer, lines: ['100'] })
          expect.equal(next.credits_applied, balance, 'the next invoice takes it')
        }
      }
    },
  }),
  check({
    id: 'credit-notes/what-credit-paid-becomes-balance-again',
    requirement: 'CRN-4.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      await grantOf(context, { customer, amount: '70' })
      const invoice = await billedOf(context, { customer, lines: ['100'] })
      expect.equal(invoice.amount_due, '30.00', 'credit paid the most of it')
      const note = await noted(context, invoice, undefined)
      expect.equal([split(note), left(await readInvoice(context, invoice))],
        [['30.00', '20.00', '0.00'], ['paid', '30.00', '0.00']], 'what is due is reduced first')
      expect.equal(await balancesOf(context, customer), { USD: ['20.00', '20.00'] },
        'the rest is the customer\'s again')
    },
  }),
  check({
    id: 'credit-notes/only-what-payments-brought-is-refunded',
    requirement: 'CRN-4.8',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      await grantOf(context, { customer, amount: '30' })
      const invoice = await billedOf(context, { customer, lines: ['100'] })
      await given.pay(invoice, '50')
      const [line] = await given.lines(invoice) as [InvoiceLine]
      const refund = async (amount: string) => noteOf(context,
        { invoice, settlement: 'refund', lines: [[line, amount]] })
      const first = await refund('60')
      expect.equal(split(first), ['20.00', '0.00', '40.00'], 'payments brought 50.00')
      const second = await refund('40')
      expect.equal(split(second), ['0.00', '30.00', '10.00'], 'the rest of them, then balance')
      expect.equal(await balancesOf(context, customer), { USD: ['30.00', '30.00'] },
        'what credits paid is the customer\'s again, and no more')
      expect.status(await askNoteVoid(context, first), 200)
      expect.equal(split(await refund('60')), ['20.00', '0.00', '40.00'],
        'what a void note refunded can be refunded again')
    },
  }),
  check({
    id: 'credit-notes/its-balance-does-not-expire',
    requirement: 'CRN-4.9',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      await grantOf(context, { customer, amount: '70', expires_at: '2026-02-01T00:00:00Z' })
      const invoice = await billedOf(context, { customer, lines: ['100'] })
      expect.equal(invoice.amount_due, '30.00', 'credit that expires paid the most of it')
      const early = await noted(context, invoice, undefined)
      await given.advance(clock, '2026-02-01T00:00:00Z')
      const [line] = await given.lines(invoice) as [InvoiceLine]
      const late = await noteOf(context, { invoice, lines: [[line, '50']] })
      for (const { credit_grant_id } of [early, late]) {
        const id = expect.present(credit_grant_id, 'the balance is in a grant')
        expect.equal((await readGrant(context, { id })).expires_at, null, 'that has no expiry')
      }
      await given.advance(clock, '2030-01-01T00:00:00Z')
      expect.equal(await balancesOf(context, customer), { USD: ['70.00', '70.00'] },
        'all of it is there years later')
    },
  }),
  check({
    id: 'credit-notes/a-preview-tells-and-changes-nothing',
    requirement: 'CRN-4.4',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('8.875')]
      const invoice = await billedOf(context,
        { customer, lines: ['60', '40'], tax_rate_ids: [rate.id] })
      await given.pay(invoice, '100')
      const lines = await given.lines(invoice) as [InvoiceLine, InvoiceLine]
      const read = async () => [await look(context, invoice), await api.all('/credit-notes'),
        await api.all('/credit-grants'), await balancesOf(context, customer)]
      const numbers: number[] = []
      for (const settlement of ['balance', 'refund'] as const) {
        const terms = { invoice, settlement,
          lines: [[lines[0], '10.01'], [lines[1], '3.33']] } as const
        const before = await read()
        const preview = expect.status(await askNote(context, terms, '/preview'), 200).body
        expect.equal(await read(), before, 'a preview changes nothing')
        const note = expect.status(await askNote(context, terms), 201).body
        const amounts = ({ invoice_id, currency, lines: parts, subtotal, tax_total, total,
          ...rest }: CreditNote) =>
          [invoice_id, currency, parts, subtotal, tax_total, total, split(rest as CreditNote)]
        expect.equal(amounts(preview), amounts(note), 'the note has its amounts')
        numbers.push(Number(note.number.split('-').at(-1)))
      }
      expect.equal(numbers[1], (numbers[0] ?? 0) + 1, 'a preview takes no number')
      const tooMuch = { invoice, lines: [[lines[1], '40.01']] } as const
      expect.problem(await askNote(context, tooMuch, '/preview'), 'credit_note_exceeds_line')
    },
  }),
]
