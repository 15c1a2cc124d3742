import type { Problem } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { estate, seen, type Estate } from '../estate.ts'

type Asked = [path: string, body: object]

const interval = { unit: 'month', count: 1 }
const pricing = { type: 'flat', amount: '1' }

/** Requests with ids in their bodies; what stands in their paths is always the stranger's own. */
const requests = (ids: Estate, own: Estate): Asked[] => {
  const { customer_id, plan_id, product_id, price_id, meter_id, coupon_id } = ids
  const note = { invoice_id: ids['invoice_id'], currency: 'USD', reason: 'other',
    lines: [{ line_id: ids['line_id'], amount: '0.01' }] }
  const change = { effective: 'now', plan_id }
  const subscription = `/subscriptions/${own['subscription_id']}`
  const discounts = `/customers/${own['customer_id']}/discounts`
  return [
    ['/customers', { name: 'x', test_clock_id: ids['test_clock_id'] }],
    ['/prices', { product_id, currency: 'USD', pricing }],
    ['/prices', { product_id: own['product_id'], currency: 'USD', meter_id,
      pricing: { type: 'per_unit', unit_amount: '1' } }],
    ['/prices/preview', { price_id, quantity: '1' }],
    ['/plans', { name: 'x', currency: 'USD', interval, items: [{ price_id }] }],
    [`/plans/${own['plan_id']}/versions`, { currency: 'USD', interval, items: [{ price_id }] }],
    ['/subscriptions', { customer_id, plan_id: own['plan_id'] }],
    ['/subscriptions', { customer_id: own['customer_id'], plan_id }],
    [`${subscription}/changes/preview`, change],
    [`${subscription}/changes`, { ...change, effective: 'period_end' }],
    ['/invoices', { customer_id, currency: 'USD',
      lines: [{ description: 'x', quantity: '1', unit_amount: '1' }] }],
    ['/credit-notes/preview', note],
    ['/credit-notes', note],
    ['/credit-grants', { customer_id, currency: 'USD', amount: '1' }],
    [discounts, { coupon_id }],
    [discounts, { coupon_id: own['coupon_id'], subscription_id: ids['subscription_id'] }],
  ]
}

/** Requests with tax rates in their bodies. */
const taxed = (tax_rate_ids: readonly string[], own: Estate): Asked[] => {
  const line = { description: 'x', quantity: '1', unit_amount: '1' }
  const of = { customer_id: own['customer_id'], currency: 'USD' }
  return [
    ['/customers', { name: 'x', tax_rate_ids }],
    ['/invoices', { ...of, lines: [line], tax_rate_ids }],
    ['/invoices', { ...of, lines: [{ ...line, tax_rate_ids }] }],
  ]
}

const pointersOf = (body: unknown): string[] =>
  ((body as Problem).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)

export default [
  check({
    id: 'security/foreign-ids-in-bodies-do-not-exist',
    requirement: 'SEC-1.3',
    needs: ['invoices', 'usage-ingest'],
    tags: ['matrix'],
    async run(context) {
      const { api, expect, given, now } = context
      const own = await estate(context)
      const before = await seen(context, own)
      const stranger = await given.organization()
      const theirs = await estate(stranger)
      const controls = requests(theirs, theirs)
      for (const [index, [path, body]] of requests(own, theirs).entries()) {
        const probe = await stranger.api.post(path, body, { key: api.newKey() })
        expect.equal(probe.status, 404, `POST ${path} hides what is foreign`)
        const control = await stranger.api.post(path, controls[index]?.[1], { key: api.newKey() })
        expect.that(control.status < 300, `POST ${path} takes what is its own`)
      }
      const events = [{ id: 'probe', event_name: 'x', customer_id: own['customer_id'],
        timestamp: now() }]
      const ingested = await stranger.api.post<{ results: { problem?: { code: string } }[] }>(
        '/usage-events', { events })
      expect.equal(ingested.body.results[0]?.problem?.code, 'customer_not_found',
        'an event for a foreign customer is rejected')
      expect.equal(await seen(context, own), before, 'a stranger changes nothing')
    },
  }),
  check({
    id: 'security/foreign-tax-rates-do-not-exist',
    requirement: 'SEC-1.3',
    needs: ['customers'],
    tags: ['matrix'],
    async run({ api, expect, given }) {
      const foreign = (await given.taxRate('10')).id
      const stranger = await given.organization()
      const own = { customer_id: (await stranger.given.customer()).id }
      const mine = (await stranger.given.taxRate('20')).id
      const ask = async ([path, body]: Asked) =>
        stranger.api.post(path, body, { key: api.newKey() })
      const [probes, unknown, controls] = [foreign, `txr_${'0'.repeat(26)}`, mine]
        .map((id) => taxed([id], own)) as [Asked[], Asked[], Asked[]]
      for (const [index, asked] of probes.entries()) {
        const probe = expect.problem(await ask(asked), 'tax_rate_invalid')
        const missing = await ask(unknown[index] as Asked)
        expect.equal(pointersOf(probe.body), pointersOf(missing.body),
          `POST ${asked[0]} answers as for a rate that does not exist`)
        expect.status(await ask(controls[index] as Asked), 201)
      }
      expect.equal((await stranger.api.all('/customers')).length, 2, 'nothing else is stored')
    },
  }),
]
