import type { Customer, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { askGrant, askNote } from '../credited.ts'
import { askOneOff, billedOf, draftOf } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

export default [
  check({
    id: 'resources/invoices-notes-and-grants-are-read-and-listed',
    requirement: 'RES-1.1',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const draft = expect.status(await askOneOff(context, { customer, lines: ['10'],
        due_at: '2030-01-01T00:00:00Z', memo: 'Thank you', metadata: { order: '7' } }), 201).body
      const grant = expect.status(await askGrant(context, { customer, amount: '5', name: 'Welcome',
        priority: 7, cost_basis: '0.25', expires_at: '2030-01-01T00:00:00Z',
        metadata: { from: 'sales' } }), 201).body
      expect.equal([grant.name, grant.origin, grant.priority, grant.cost_basis, grant.expires_at,
        grant.metadata], ['Welcome', 'manual', 7, '0.25', '2030-01-01T00:00:00Z',
        { from: 'sales' }], 'a grant is as it was asked for')
      const invoice = await billedOf(context, { customer, lines: ['10'] })
      const [line] = await given.lines(invoice)
      const note = expect.status(await askNote(context,
        { invoice, lines: [[{ id: line?.id ?? '' }, '1']], memo: 'Sorry' }), 201).body
      expect.equal([note.memo, note.reason, note.settlement, note.invoice_id, note.customer_id],
        ['Sorry', 'billing_error', 'balance', invoice.id, customer.id], 'so is a note')
      for (const [collection, made] of [['/invoices', draft], ['/credit-notes', note]] as const) {
        expect.equal((await api.get(`${collection}/${made.id}`)).body, made, 'it is read back')
        const listed = await api.all<typeof made>(collection)
        expect.equal(expect.holds(listed, ({ id }) => id === made.id, 'it is listed'), made,
          'as it is read')
      }
      const read = await api.get<typeof grant>(`/credit-grants/${grant.id}`)
      expect.equal({ ...read.body, status: 'active', remaining: '5.00' }, grant, 'but for its use')
    },
  }),
  check({
    id: 'resources/a-draft-invoice-is-patched',
    requirement: 'RES-1.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const draft = await draftOf(context, { customer: await given.customer(), lines: ['10'],
        memo: 'Before', metadata: { kept: 'yes', cleared: 'soon' } })
      const path = `/invoices/${draft.id}`
      const due_at = '2030-01-01T00:00:00Z'
      const patch = { memo: null, due_at, metadata: { cleared: null, added: 'new' } }
      const changed = expect.status(await api.patch<Invoice>(path, patch), 200).body
      expect.equal({ ...changed, updated_at: '' }, { ...draft, memo: null, due_at, updated_at: '',
        metadata: { kept: 'yes', added: 'new' } }, 'null clears and absent properties stay')
      expect.equal((await api.get(path)).body, changed, 'the change is stored')
      for (const values of [{}, { lines: [] }, { total: '1.00' }, { tax_rate_ids: [] }]) {
        expect.problem(await api.patch(path, values), 'invalid_request')
      }
      expect.equal((await api.get(path)).body, changed, 'what is refused changes nothing')
    },
  }),
  check({
    id: 'resources/tax-rates-of-a-customer-are-patched-as-a-whole',
    requirement: 'RES-1.3',
    needs,
    async run({ api, expect, given }) {
      const [one, two] = [await given.taxRate('10'), await given.taxRate('20')]
      const customer = await given.customer({ tax_rate_ids: [one.id, two.id] })
      expect.equal(customer.tax_rate_ids, [one.id, two.id], 'they are kept')
      const path = `/customers/${customer.id}`
      for (const tax_rate_ids of [[two.id], []]) {
        const { body } = expect.status(await api.patch<Customer>(path, { tax_rate_ids }), 200)
        expect.equal([body.tax_rate_ids, body.name], [tax_rate_ids, customer.name],
          'a list is replaced, the rest stays')
        expect.equal((await api.get(path)).body, body, 'it is stored')
      }
    },
  }),
  check({
    id: 'resources/an-archived-customer-is-billed-nothing-new',
    requirement: 'ERR-2.6',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const coupon = await api.post<{ id: string }>('/coupons',
        { name: 'Coupon', percentage: '10', duration: 'once' })
      const { id: coupon_id } = expect.status(coupon, 201).body
      const asks = [
        async () => askOneOff(context, { customer, lines: ['10'] }),
        async () => askGrant(context, { customer, amount: '5' }),
        async () => api.post(`/customers/${customer.id}/discounts`, { coupon_id },
          { key: api.newKey() }),
      ]
      const read = async () => [await api.all('/invoices'), await api.all('/credit-grants'),
        await api.all(`/customers/${customer.id}/discounts`)]
      for (const ask of asks) expect.status(await ask(), 201)
      expect.status(await api.post(`/customers/${customer.id}/archive`), 200)
      for (const ask of asks) await refused(context, { problem: 'resource_archived', ask, read })
    },
  }),
]
