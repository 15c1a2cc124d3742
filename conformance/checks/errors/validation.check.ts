import type { Customer } from '@valora/spec/types'
import { check } from '../../src/check.ts'

/** Frames and files of a stack trace, and statements of a database. */
const inside = /\bat \S+ \(|node_modules|\.[jt]s:\d+|stack|\b(?:select|insert into|update) .* /i

export default [
  check({
    id: 'errors/every-fault-is-named',
    requirement: 'ERR-2.2',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const control = { name: random.name('customer'), external_id: random.name('external') }
      expect.status(await api.post('/customers', control), 201)
      const probe = await api.post('/customers',
        { name: '', external_id: 12, time_zone: '!', metadata: { 'not a key': 'x' } })
      expect.problem(probe, 'invalid_request', {
        faults: [
          { pointer: '/name', code: 'out_of_range' },
          { pointer: '/external_id', code: 'type_mismatch' },
          { pointer: '/time_zone', code: 'pattern_mismatch' },
        ],
      })
      const missing = await api.post('/meters', { aggregation: 'median', value_property: 'a b' })
      expect.problem(missing, 'invalid_request', {
        faults: [
          { pointer: '/name', code: 'required' },
          { pointer: '/event_name', code: 'required' },
          { pointer: '/aggregation', code: 'not_in_enum' },
          { pointer: '/value_property', code: 'pattern_mismatch' },
        ],
      })
    },
  }),
  check({
    id: 'errors/the-named-pricing-model-is-judged',
    requirement: 'ERR-2.2',
    needs: ['prices'],
    async run({ api, expect }) {
      const preview = (pricing: unknown) =>
        api.post('/prices/preview', { price: { currency: 'USD', pricing }, quantity: '1' })
      expect.status(await preview({ type: 'per_unit', unit_amount: '1' }), 200)
      expect.problem(await preview({ type: 'per_unit' }), 'invalid_request', {
        faults: [{ pointer: '/price/pricing/unit_amount', code: 'required' }], exactly: true,
      })
      const tiers = [{ up_to: '0', unit_amount: '1e3' }, { unit_amount: '1' }]
      expect.problem(await preview({ type: 'graduated', tiers }), 'invalid_request', {
        faults: [
          { pointer: '/price/pricing/tiers/0/up_to', code: 'pattern_mismatch' },
          { pointer: '/price/pricing/tiers/0/unit_amount', code: 'pattern_mismatch' },
        ],
        exactly: true,
      })
    },
  }),
  check({
    id: 'errors/schema-is-400-and-meaning-is-422',
    requirement: 'ERR-2.4',
    needs: ['prices'],
    async run({ api, expect }) {
      const preview = (currency: string) => api.post('/prices/preview',
        { price: { currency, pricing: { type: 'flat', amount: '1' } }, quantity: '1' })
      expect.status(await preview('USD'), 200)
      expect.problem(await preview('usd'), 'invalid_request',
        { faults: [{ pointer: '/price/currency', code: 'pattern_mismatch' }] })
      expect.problem(await preview('QQQ'), 'currency_unknown')
    },
  }),
  check({
    id: 'errors/a-refused-request-stores-nothing',
    requirement: 'ERR-2.6',
    needs: ['customers'],
    async run({ api, expect, given, random }) {
      const customer = await given.customer({ external_id: random.name('external') })
      const path = `/customers/${customer.id}`
      const name = random.name('customer')
      const refused = [
        [await api.patch(path, { name, time_zone: 'Mars/Olympus' }), 'time_zone_unknown'],
        [await api.patch(path, { name, email: 'no address' }), 'invalid_request'],
        [await api.post('/customers', { name, time_zone: 'Mars/Olympus' }), 'time_zone_unknown'],
        [await api.post('/customers', { name, external_id: customer.external_id }),
          'external_id_taken'],
        [await api.post('/customers', { name, test_clock_id: `clk_${'0'.repeat(26)}` }),
          'test_clock_not_found'],
      ] as const
      for (const [answer, code] of refused) expect.problem(answer, code)
      const stored = await api.get<Customer>(path)
      expect.equal(stored.body, customer, 'a refused change leaves the customer as they were')
      const all = await api.all<Customer>('/customers')
      expect.equal(all.map(({ id }) => id), [customer.id], 'a refused creation stores nothing')
      expect.status(await api.patch(path, { name }), 200)
    },
  }),
  check({
    id: 'errors/no-problem-shows-the-inside',
    requirement: 'ERR-2.3',
    needs: ['customers'],
    async run({ api, expect, given }) {
      const customer = await given.customer()
      const probes = [
        await api.send({ method: 'POST', path: '/customers', text: '{"name": "\\u0000"}' }),
        await api.send({ method: 'POST', path: '/customers', text: '{"name": ' }),
        await api.send({ method: 'POST', path: '/customers', text: '[[[[' }),
        await api.get(`/customers/${customer.id}`, { query: { cursor: "'; drop table" } }),
        await api.get('/customers', { query: { cursor: "';--" } }),
        await api.get('/customers/%00'),
        await api.get('/customers/cus_%27%20or%201%3D1'),
      ]
      for (const { status, text } of probes) {
        expect.that(status >= 400 && status < 500, 'bad input is refused, never an engine failure')
        expect.that(!inside.test(text), 'a problem shows neither a stack trace nor a statement')
      }
    },
  }),
]
