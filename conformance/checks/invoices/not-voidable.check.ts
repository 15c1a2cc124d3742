import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { askNoteVoid, credit } from '../credited.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, look } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

const kept = async (context: CheckContext, invoice: Invoice): Promise<void> => {
  for (const action of ['void', 'regenerate']) {
    await refused(context, { problem: 'invoice_not_voidable',
      ask: async () => actOn(context, invoice, action),
      read: async () => [await look(context, invoice),
        await context.api.all('/invoices', { query: { limit: 100 } })] })
  }
}

export default [
  check({
    id: 'invoices/what-was-paid-is-not-voided',
    requirement: 'INV-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const terms = { customer, lines: ['10'] }
      const control = await billedOf(context, terms)
      expect.equal((await given.void(control)).status, 'void', 'an unpaid one is voided')
      for (const amount of ['0.01', '10']) {
        const invoice = await billedOf(context, terms)
        await given.pay(invoice, amount)
        await kept(context, invoice)
      }
      const lost = await billedOf(context, terms)
      expect.status(await actOn(context, lost, 'mark_uncollectible'), 200)
      expect.equal((await given.void(lost)).status, 'void', 'one that is given up is voided')
    },
  }),
  check({
    id: 'invoices/what-was-credited-is-not-voided',
    requirement: 'INV-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const invoice = await billedOf(context, { customer: await given.customer(), lines: ['10'] })
      const notes = [await credit(context, invoice, ['0.01']),
        await credit(context, invoice, ['1'])]
      for (const note of notes) {
        await kept(context, invoice)
        expect.status(await askNoteVoid(context, note), 200)
      }
      expect.equal((await given.void(invoice)).status, 'void',
        'once its credit notes are void it is voided')
    },
  }),
]
