import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, look, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'
import { billAt, sell, use } from '../sold-usage.ts'

const needs = ['customers']

const regenerate = async (context: CheckContext, invoice: Invoice): Promise<Invoice> => {
  const answer = await actOn(context, invoice, 'regenerate')
  return context.expect.status(answer, 201).body as Invoice
}

export default [
  check({
    id: 'invoices/a-replacement-names-what-it-replaces',
    requirement: 'INV-2.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('20')]
      const terms = { customer, lines: ['10', '-2.5', '0.005'], tax_rate_ids: [rate.id],
        memo: 'As agreed' }
      for (const how of ['finalized', 'void']) {
        const old = await billedOf(context, terms)
        const before = await look(context, old)
        if (how === 'void') await given.void(old)
        const draft = await regenerate(context, old)
        const { status, number, replaces_invoice_id, finalize_at } = draft
        expect.equal({ status, number, replaces_invoice_id, finalize_at },
          { status: 'draft', number: null, replaces_invoice_id: old.id, finalize_at: null },
          'a new draft says what it replaces')
        expect.equal(await readInvoice(context, draft), draft, 'it is stored')
        const gone = await readInvoice(context, old)
        expect.equal([gone.status, gone.number, gone.replaced_by_invoice_id],
          ['void', old.number, draft.id], 'the old one is void and says what replaces it')
        const after = await look(context, draft)
        expect.equal(after.explanation.calculation, before.explanation.calculation,
          'the same charges are calculated')
        expect.equal((await given.finalize(draft)).total, old.total, 'they are billed again')
      }
    },
  }),
  check({
    id: 'invoices/a-void-invoice-is-regenerated-once',
    requirement: 'INV-2.4',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const old = await given.void(await billedOf(context, { customer, lines: ['10'] }))
      const answers = await Promise.all(Array.from({ length: 4 }, async () =>
        actOn(context, old, 'regenerate')))
      expect.equal(answers.filter(({ status }) => status === 201).length, 1, 'one replaces it')
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect.problem(answer, 'invalid_state_transition')
      }
      await refused(context, { problem: 'invalid_state_transition',
        ask: async () => actOn(context, old, 'regenerate'),
        read: async () => api.all('/invoices') })
      expect.equal((await api.all('/invoices')).length, 2, 'the old one and its replacement')
    },
  }),
  check({
    id: 'invoices/a-replacement-bills-the-usage-of-now',
    requirement: 'INV-2.4',
    needs: ['invoices', 'usage-ingest'],
    async run(context) {
      const { api, expect, given } = context
      const shop = await sell(context,
        [{ price: { pricing: { type: 'per_unit', unit_amount: '2' } } }], { policy: 'adjust_next' })
      await use(context, shop, { events: ['3'] })
      const { invoice } = await billAt(context, shop, '2026-02-01T00:00:00Z')
      expect.equal(invoice.total, '6.00', 'what had arrived is billed')
      await use(context, shop, { events: ['4'] })
      const draft = await regenerate(context, invoice)
      expect.equal([draft.total, draft.subscription_id, draft.replaces_invoice_id],
        ['14.00', shop.subscription.id, invoice.id], 'the replacement has what arrived since')
      const lines = await given.lines(draft)
      expect.equal(lines.map(({ kind, quantity, amount }) => [kind, quantity, amount]),
        [['usage', '7', '14.00']], 'on one line')
      expect.equal((await given.finalize(draft)).total, '14.00', 'it is finalized so')
      const next = await billAt(context, shop, '2026-03-01T00:00:00Z')
      expect.equal(next.lines.map(({ kind, amount }) => [kind, amount]), [['usage', '0.00']],
        'nothing of it is billed once more')
      const query = { subscription_id: shop.subscription.id, status: 'finalized' }
      const totals = (await api.all<Invoice>('/invoices', { query })).map(({ total }) => total)
      expect.equal(totals.toSorted(), ['0.00', '14.00'], 'the period is billed once')
    },
  }),
]
