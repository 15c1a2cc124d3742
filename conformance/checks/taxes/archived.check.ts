import type { Customer, TaxRate } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { askOneOff, draftOf, look } from '../one-off.ts'
import { refused } from '../refused.ts'

export default [
  check({
    id: 'taxes/a-rate-changes-only-to-archived',
    requirement: 'TAX-1.5',
    needs: ['customers'],
    async run({ api, expect, given }) {
      const rate = await given.taxRate('8.875', { country: 'US', metadata: { region: 'NY' } })
      const path = `/tax-rates/${rate.id}`
      for (const method of ['PATCH', 'PUT', 'DELETE']) {
        const text = method === 'DELETE' ? {} : { text: JSON.stringify({ percentage: '9' }),
          contentType: 'application/merge-patch+json' }
        expect.problem(await api.send({ method, path, ...text }), 'method_not_allowed')
      }
      expect.equal((await api.get(path)).body, rate, 'a rate is what it was created as')
      const { body } = expect.status(await api.post<TaxRate>(`${path}/archive`), 200)
      const archived_at = expect.present(body.archived_at, 'archiving says when')
      expect.equal(body, { ...rate, archived_at }, 'archiving changes nothing else')
      expect.equal((await api.get(path)).body, body, 'it stays readable')
    },
  }),
  check({
    id: 'taxes/an-archived-rate-is-taken-for-nothing-new',
    requirement: 'TAX-1.5',
    needs: ['customers', 'plans'],
    async run(context) {
      const { api, expect, given } = context
      const rate = await given.taxRate('10')
      const tax_rate_ids = [rate.id]
      const [taxed, free] = [await given.customer({ tax_rate_ids }), await given.customer()]
      const plan = await given.plan([await given.price({ pricing: { type: 'flat', amount: '1' } })])
      const draft = await draftOf(context, { customer: free, lines: ['10'] })
      const line = { currency: 'USD', description: 'More', quantity: '1', unit_amount: '1' }
      const key = () => ({ key: api.newKey() })
      const asks = [
        async () => askOneOff(context, { customer: free, lines: ['10'], tax_rate_ids }),
        async () => askOneOff(context,
          { customer: free, lines: [{ unit_amount: '10', tax_rate_ids }] }),
        async () => api.post(`/invoices/${draft.id}/lines`, { ...line, tax_rate_ids }, key()),
        async () => api.post<Customer>('/customers', { name: 'New', tax_rate_ids }),
        async () => api.patch(`/customers/${free.id}`, { tax_rate_ids }),
        async () => api.post('/subscriptions',
          { customer_id: free.id, plan_id: plan.id, tax_rate_ids }, key()),
      ]
      const read = async () => [await look(context, draft), await api.all('/customers'),
        await api.all('/invoices'), await api.all('/subscriptions')]
      expect.status(await api.post(`/tax-rates/${rate.id}/archive`), 200)
      for (const ask of asks) await refused(context, { problem: 'resource_archived', ask, read })
      const kept = await draftOf(context, { customer: taxed, lines: ['10'] })
      expect.equal(kept.total, '11.00', 'who has it already keeps it')
      const other = await given.taxRate('20')
      const control = await askOneOff(context,
        { customer: free, lines: ['10'], tax_rate_ids: [other.id] })
      expect.equal(expect.status(control, 201).body.total, '12.00', 'another one is taken')
    },
  }),
  check({
    id: 'taxes/a-rate-that-does-not-fit-is-named',
    requirement: 'ERR-2.2',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('10')]
      const values = { name: 'Tax', inclusive: false }
      expect.status(await api.post('/tax-rates', { ...values, percentage: '100' }), 201)
      expect.problem(await api.post('/tax-rates', { ...values, percentage: '100.01' }),
        'tax_rate_invalid', { faults: [{ pointer: '/percentage' }] })
      const missing = `txr_${'0'.repeat(26)}`
      const answer = await askOneOff(context, { customer, tax_rate_ids: [rate.id, missing],
        lines: ['1', { unit_amount: '1', tax_rate_ids: [rate.id, rate.id] }] })
      expect.problem(answer, 'tax_rate_invalid', { faults: [
        { pointer: '/tax_rate_ids/1', code: 'tax_rate_not_found' },
        { pointer: '/lines/1/tax_rate_ids/1', code: 'tax_rate_repeated' },
      ] })
      expect.equal(await api.all('/invoices'), [], 'nothing is stored')
    },
  }),
]
