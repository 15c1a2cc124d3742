import type { CreditNote, InvoiceLine } from '@valora/spec/types'
import { fixed } from '../../oracle/decimal-text.ts'
import { parse, sum } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import { noteOf } from '../credited.ts'
import { billedOf, readInvoice } from '../one-off.ts'

const needs = ['customers']

const added = (amounts: readonly string[]): string => fixed(sum(amounts.map(parse)), 2)

type Row = [
  rates: [percentage: string, inclusive: boolean][], line: string, parts: string[],
  tax: string, total: string, why: string,
]

const rows: Row[] = [
  [[['8.875', false]], '10', ['3.33', '3.33', '3.34'], '0.89', '10.89',
    'three parts whose taxes rounded by themselves make 0.90'],
  [[['10', false]], '0.30', Array.from({ length: 6 }, () => '0.05'), '0.03', '0.33',
    'six parts whose taxes rounded by themselves make 0.06'],
  [[['10', false]], '0.30', Array.from({ length: 10 }, () => '0.03'), '0.03', '0.33',
    'ten parts whose taxes rounded by themselves make nothing'],
  [[['19', true]], '10', ['3.33', '3.33', '3.34'], '1.60', '10.00', 'an inclusive tax is inside'],
  [[['10', false], ['2.5', false]], '9.99', ['5', '4.99'], '1.25', '11.24', 'two rates'],
  [[['10', false], ['19', true]], '10', ['6.66', '3.34'], '2.44', '10.84',
    'one inside, one on top'],
]

export default [
  check({
    id: 'credit-notes/parts-of-a-line-give-back-its-whole-tax',
    requirement: 'CRN-4.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const [rates, amount, parts, tax, total, why] of rows) {
        const tax_rate_ids: string[] = []
        for (const [percentage, inclusive] of rates) {
          tax_rate_ids.push((await given.taxRate(percentage, { inclusive })).id)
        }
        const invoice = await billedOf(context, { customer, lines: [amount], tax_rate_ids })
        expect.equal([invoice.tax_total, invoice.total], [tax, total], 'what was billed')
        const [line] = await given.lines(invoice) as [InvoiceLine]
        const notes: CreditNote[] = []
        for (const part of parts) {
          notes.push(await noteOf(context, { invoice, lines: [[line, part]] }))
        }
        expect.every(notes, (note) => note.tax_total === note.lines[0]?.tax_amount,
          'the tax of a note is that of its lines')
        expect.equal([added(notes.map((note) => note.subtotal)),
          added(notes.map((note) => note.tax_total)), added(notes.map((note) => note.total))],
          [line.net_amount, tax, total], why)
        const { amount_credited, amount_remaining } = await readInvoice(context, invoice)
        expect.equal([amount_credited, amount_remaining], [total, '0.00'], 'nothing remains')
      }
    },
  }),
  check({
    id: 'credit-notes/a-note-carries-the-tax-of-its-lines',
    requirement: 'CRN-4.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('20')]
      const invoice = await billedOf(context, { customer,
        lines: ['100', { unit_amount: '50', tax_rate_ids: [rate.id] }] })
      const [free, taxed] = await given.lines(invoice) as [InvoiceLine, InvoiceLine]
      const told = ({ subtotal, tax_total, total }: CreditNote) => [subtotal, tax_total, total]
      expect.equal(told(await noteOf(context, { invoice, lines: [[free, '10']] })),
        ['10.00', '0.00', '10.00'], 'a line without tax gives back none')
      expect.equal(told(await noteOf(context, { invoice, lines: [[taxed, '10']] })),
        ['10.00', '2.00', '12.00'], 'one with tax gives back its share')
      const both = await noteOf(context, { invoice, lines: [[free, '5'], [taxed, '40']] })
      expect.equal([told(both), both.lines], [['45.00', '8.00', '53.00'], [
        { line_id: free.id, amount: '5.00', tax_amount: '0.00' },
        { line_id: taxed.id, amount: '40.00', tax_amount: '8.00' },
      ]], 'line by line')
    },
  }),
]
