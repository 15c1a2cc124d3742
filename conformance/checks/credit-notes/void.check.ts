import type { CreditNote, Invoice, InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import {
  askNote, askNoteVoid, balancesOf, credit, entriesOf, entryTexts, readGrant,
} from '../credited.ts'
import { billedOf, draftOf, look } from '../one-off.ts'
import { refused } from '../refused.ts'
import { stateMachine } from '../state-machine.ts'

const needs = ['customers']

const readNote = async ({ api }: CheckContext, { id }: CreditNote) =>
  (await api.get<CreditNote>(`/credit-notes/${id}`)).body

/** The invoice with its lines, but for when it was changed. */
const carried = async (context: CheckContext, of: Invoice): Promise<unknown> => {
  const { invoice, lines } = await look(context, of)
  return { invoice: { ...invoice, updated_at: '' }, lines }
}

export default [
  check({
    id: 'credit-notes/a-void-note-gives-back-what-it-took',
    requirement: 'CRN-4.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const rate = await given.taxRate('10')
      for (const paid of ['', '80', '110']) {
        const customer = await given.customer()
        const invoice = await billedOf(context,
          { customer, lines: ['60', '40'], tax_rate_ids: [rate.id] })
        if (paid !== '') await given.pay(invoice, paid)
        const before = await carried(context, invoice)
        const note = await credit(context, invoice, ['30', '20'])
        expect.notEqual(await carried(context, invoice), before, 'a note takes something')
        const gone = expect.status(await askNoteVoid(context, note), 200).body
        expect.equal(gone, { ...note, status: 'void', voided_at: gone.voided_at },
          'nothing else of it changes')
        expect.present(gone.voided_at, 'it says when')
        expect.equal(await readNote(context, note), gone, 'it is stored so')
        expect.equal(await carried(context, invoice), before, 'the invoice carries all of it again')
        if (note.credit_grant_id !== null) {
          expect.equal((await readGrant(context, { id: note.credit_grant_id })).status, 'voided',
            'its grant is voided')
          expect.equal(await balancesOf(context, customer), { USD: ['0.00', '0.00'] },
            'nothing of it is left to take')
        }
        expect.equal((await credit(context, invoice, ['60', '40'])).total, '110.00',
          'all of it can be credited again')
      }
    },
  }),
  check({
    id: 'credit-notes/one-whose-balance-was-used-stays',
    requirement: 'CRN-4.6',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const used of ['0.01', '50']) {
        const customer = await given.customer()
        const paid = await billedOf(context, { customer, lines: ['100'] })
        await given.pay(paid)
        const note = await credit(context, paid, ['50'])
        const taker = await billedOf(context, { customer, lines: [used] })
        const read = async () => [await carried(context, paid), await readNote(context, note),
          await entriesOf(context, customer)]
        const ask = async () => askNoteVoid(context, note)
        await refused(context, { problem: 'credit_note_used', ask, read })
        await given.void(taker)
        expect.equal(expect.status(await ask(), 200).body.status, 'void',
          'once the balance is restored it is voided')
        expect.equal(entryTexts(await entriesOf(context, customer)).at(-1), 'voided -50.00',
          'with all of its balance')
      }
    },
  }),
  check({
    id: 'credit-notes/the-state-machine-says-what-can-be-voided',
    requirement: 'CRN-4.6',
    needs,
    tags: ['derived'],
    async run(context) {
      const { contract, expect, given } = context
      const machine = stateMachine(contract, 'CreditNote.status')
      const invoice = await billedOf(context, { customer: await given.customer(), lines: ['10'] })
      for (const status of machine.states) {
        const note = await credit(context, invoice, ['1'])
        const ask = async () => askNoteVoid(context, note)
        if (status === 'void') expect.status(await ask(), 200)
        expect.equal((await readNote(context, note)).status, status, `it is ${status}`)
        if (machine.allowed(status).includes('void')) expect.status(await ask(), 200)
        else {
          const told = await refused(context, { problem: 'invalid_state_transition', ask,
            read: async () => [await readNote(context, note), await look(context, invoice)] })
          expect.equal([told.state, told.action], [status, 'void'], 'it says why')
        }
      }
    },
  }),
  check({
    id: 'credit-notes/for-finalized-invoices-only',
    requirement: 'CRN-4.7',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const terms = { customer: await given.customer(), lines: ['10'] }
      const invoices = [await draftOf(context, terms),
        await given.void(await billedOf(context, terms)), await billedOf(context, terms)]
      for (const invoice of invoices) {
        const [line] = await given.lines(invoice) as [InvoiceLine]
        for (const path of ['/preview', ''] as const) {
          const ask = async () => askNote(context, { invoice, lines: [[line, '1']] }, path)
          if (invoice.status === 'finalized') {
            expect.equal((await ask()).body.total, '1.00', 'a finalized one is credited')
          } else {
            const told = await refused(context, { problem: 'invalid_state_transition', ask,
              read: async () => [await look(context, invoice), await api.all('/credit-notes')] })
            expect.equal([told.state, told.action], [invoice.status, 'credit'], 'it says why')
          }
        }
      }
    },
  }),
]
