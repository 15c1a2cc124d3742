import type { CreditEntry, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { credit, grantOf } from '../credited.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, draftOf } from '../one-off.ts'

type Query = Record<string, string>

export default [
  check({
    id: 'resources/filters-select-exactly',
    requirement: 'RES-1.6',
    needs: ['subscriptions', 'invoices'],
    async run({ api, expect, given, random }) {
      const fixed = { pricing: { type: 'flat', amount: '5' } } as const
      const [mine, other] = [await given.billing({ fixed }), await given.billing({ fixed })]
      const select = async (path: string, query: Query): Promise<string[]> =>
        (await api.all<{ id: string }>(path, { query })).map(({ id }) => id)
      const customer_id = mine.customer.id
      expect.equal(await select('/subscriptions', { customer_id }), [mine.subscription.id],
        'customer_id selects the subscriptions of the customer')
      const [invoice] = await given.invoices(mine.subscription)
      const own = expect.present(invoice, 'a fixed charge in advance is invoiced at the start')
      const subscription_id = mine.subscription.id
      expect.equal(await select('/invoices', { customer_id }), [own.id], 'customer_id selects')
      expect.equal(await select('/invoices', { subscription_id }), [own.id],
        'subscription_id selects')
      expect.equal(await select('/invoices', { subscription_id, status: 'void' }), [],
        'status selects')
      expect.equal(await select('/invoices', { subscription_id, status: own.status }), [own.id],
        'status selects')
      const product_id = other.price.product_id
      expect.equal(await select('/prices', { product_id }), [other.price.id], 'product_id selects')
      expect.equal(await select('/customers', { external_id: random.name('none') }), [],
        'external_id selects')
      await given.pause(other.subscription)
      const wanted = { active: [mine], paused: [other], canceled: [] }
      for (const [status, scenes] of Object.entries(wanted)) {
        expect.equal(await select('/subscriptions', { status }),
          scenes.map(({ subscription }) => subscription.id), 'status selects the subscriptions')
      }
    },
  }),
  check({
    id: 'resources/payment-status-selects-invoices',
    requirement: 'RES-1.6',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const bill = async (line: string): Promise<Invoice> =>
        billedOf(context, { customer, lines: [line] })
      await draftOf(context, { customer, lines: ['10'] })
      const [free, unpaid, part, paid, lost] =
        [await bill('0'), await bill('1'), await bill('2'), await bill('3'), await bill('4')]
      await given.pay(part, '1')
      await given.pay(paid)
      expect.status(await actOn(context, lost, 'mark_uncollectible'), 200)
      const wanted = { not_required: free, unpaid, partially_paid: part, paid, uncollectible: lost }
      for (const [payment_status, { id }] of Object.entries(wanted)) {
        const found = await api.all<Invoice>('/invoices', { query: { payment_status } })
        expect.equal(found.map((invoice) => invoice.id), [id], `${payment_status} selects`)
      }
      const none = await api.all('/invoices', { query: { payment_status: 'paid', status: 'void' } })
      expect.equal(none, [], 'two filters select what fits both')
    },
  }),
  check({
    id: 'resources/credits-are-selected-by-what-they-are-for',
    requirement: 'RES-1.6',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const [mine, other] = [await given.customer(), await given.customer()]
      const select = async (path: string, query: Query): Promise<string[]> =>
        (await api.all<{ id: string }>(path, { query })).map(({ id }) => id)
      const first = await billedOf(context, { customer: mine, lines: ['10'] })
      const second = await billedOf(context, { customer: mine, lines: ['10'] })
      const third = await billedOf(context, { customer: other, lines: ['10'] })
      const notes: string[] = []
      for (const invoice of [first, second, third]) {
        notes.unshift((await credit(context, invoice, ['1'])).id)
      }
      expect.equal(await select('/credit-notes', {}), notes, 'all of them are listed')
      expect.equal(await select('/credit-notes', { customer_id: mine.id }), notes.slice(1),
        'customer_id selects')
      expect.equal(await select('/credit-notes', { invoice_id: second.id }), notes.slice(1, 2),
        'invoice_id selects')
      const dollars = await grantOf(context, { customer: mine, amount: '1' })
      const yen = await grantOf(context, { customer: mine, amount: '2', currency: 'JPY' })
      await grantOf(context, { customer: other, amount: '3' })
      expect.equal(await select('/credit-grants', { customer_id: mine.id }), [yen.id, dollars.id],
        'customer_id selects')
      const entries = async (query: Query): Promise<string[]> => (await api.all<CreditEntry>(
        `/customers/${mine.id}/credit-entries`, { query })).map(({ amount }) => amount)
      expect.equal(await entries({}), ['2', '1.00'], 'a ledger is that of its customer')
      expect.equal(await entries({ currency: 'USD' }), ['1.00'], 'currency selects')
      expect.equal(await entries({ credit_grant_id: yen.id }), ['2'], 'credit_grant_id selects')
    },
  }),
]
