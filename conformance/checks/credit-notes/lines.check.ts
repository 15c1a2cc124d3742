import type { InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { askNote, noteOf, type NoteTerms } from '../credited.ts'
import { expectFaults, type NamedFault } from '../named-faults.ts'
import { billedOf, look } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

type Refusal = { terms: NoteTerms; faults: NamedFault[] }

/** The note is refused line by line, and neither the invoice nor the notes change. */
const refuse = async (context: CheckContext, { terms, faults }: Refusal): Promise<void> => {
  const { api } = context
  const read = async () => [await look(context, terms.invoice), await api.all('/credit-notes')]
  await refused(context, { problem: 'credit_note_exceeds_line', read,
    ask: async () => {
      const answer = await askNote(context, terms)
      expectFaults(context, answer, { problem: 'credit_note_exceeds_line', faults })
      return answer
    } })
}

const above = (index: number): NamedFault => [`/lines/${index}/amount`, 'amount_above_line']

export default [
  check({
    id: 'credit-notes/no-line-is-credited-beyond-what-it-carries',
    requirement: 'CRN-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('10')]
      await given.discount(customer, { percentage: '25' })
      const invoice = await billedOf(context,
        { customer, lines: ['20', '8'], tax_rate_ids: [rate.id] })
      const [first, second] = await given.lines(invoice) as [InvoiceLine, InvoiceLine]
      const carried = async () =>
        (await given.lines(invoice)).map(({ credited_amount }) => credited_amount)
      const note = async (...lines: NoteTerms['lines']) => noteOf(context, { invoice, lines })
      const no = async (faults: NamedFault[], ...lines: NoteTerms['lines']) =>
        refuse(context, { terms: { invoice, lines }, faults })
      await no([above(0)], [first, '15.01'])
      await no([above(1)], [first, '1.00'], [second, '6.01'])
      await no([above(0), above(1)], [first, '15.01'], [second, '6.01'])
      await note([first, '4.99'], [second, '6.00'])
      expect.equal(await carried(), ['4.99', '6.00'], 'each line says what was taken back')
      await no([above(0)], [first, '10.02'])
      await no([['/lines/0/line_id', 'line_not_creditable']], [second, '0.01'])
      await note([first, '10.01'])
      expect.equal(await carried(), ['15.00', '6.00'], 'to the last cent')
      await no([['/lines/0/line_id', 'line_not_creditable']], [first, '0.01'])
    },
  }),
  check({
    id: 'credit-notes/only-lines-of-the-invoice-are-credited',
    requirement: 'CRN-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const invoice = await billedOf(context, { customer, lines: ['20', '-5', '0'] })
      const other = await billedOf(context, { customer, lines: ['20'] })
      const lines = await given.lines(invoice) as [InvoiceLine, InvoiceLine, InvoiceLine]
      const [foreign] = await given.lines(other) as [InvoiceLine]
      const no = async (fault: NamedFault, ...wanted: NoteTerms['lines']) =>
        refuse(context, { terms: { invoice, lines: wanted }, faults: [fault] })
      await no(['/lines/0/line_id', 'invoice_line_not_found'], [foreign, '1.00'])
      await no(['/lines/0/line_id', 'line_not_creditable'], [lines[1], '1.00'])
      await no(['/lines/1/line_id', 'line_repeated'], [lines[0], '1.00'], [lines[0], '1.00'])
      await refused(context, { problem: 'currency_mismatch',
        ask: async () =>
          askNote(context, { invoice, currency: 'EUR', lines: [[lines[0], '1.00']] }),
        read: async () => look(context, invoice) })
      const note = await noteOf(context, { invoice, lines: [[lines[0], '20.00']] })
      expect.equal(note.total, '20.00', 'a line carries its own amount, whatever the others are')
    },
  }),
  check({
    id: 'credit-notes/notes-in-parallel-never-exceed-a-line',
    requirement: 'CRN-4.1',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const invoice = await billedOf(context, { customer: await given.customer(), lines: ['10'] })
      const [line] = await given.lines(invoice) as [InvoiceLine]
      const answers = await Promise.all(Array.from({ length: 8 }, async () =>
        askNote(context, { invoice, lines: [[line, '3.00']] })))
      expect.equal(answers.filter(({ status }) => status === 201).length, 3, 'three fit into 10')
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect.problem(answer, 'credit_note_exceeds_line')
      }
      const { invoice: after, lines } = await look(context, invoice)
      expect.equal([after.amount_credited, after.amount_remaining, lines[0]?.credited_amount,
        (await api.all('/credit-notes')).length], ['9.00', '1.00', '9.00', 3], 'each counts once')
    },
  }),
]
