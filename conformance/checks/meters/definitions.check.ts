import type { MeterUsage, UsageIngestion } from '@valora/spec/types'
import { check } from '../../src/check.ts'

export default [
  check({
    id: 'meters/a-meter-names-what-it-reads',
    requirement: 'MTR-6.3',
    needs: ['meters'],
    async run({ api, expect, random }) {
      const create = (values: object) => api.post('/meters',
        { name: 'm', event_name: random.name('event'), ...values })
      expect.status(await create({ aggregation: 'sum', value_property: 'amount' }), 201)
      expect.status(await create({ aggregation: 'count' }), 201)
      for (const aggregation of ['sum', 'max', 'min', 'average', 'unique_count', 'latest',
        'weighted_sum']) {
        expect.problem(await create({ aggregation }), 'meter_definition_invalid',
          { faults: [{ pointer: '/value_property', code: 'value_property_required' }] })
      }
      const counting = await create({ aggregation: 'count', value_property: 'amount' })
      expect.problem(counting, 'meter_definition_invalid',
        { faults: [{ pointer: '/value_property', code: 'value_property_unused' }] })
      expect.equal((await api.all('/meters')).length, 2, 'what is refused is not stored')
    },
  }),
  check({
    id: 'meters/a-missing-value-is-rejected',
    requirement: 'MTR-6.1',
    needs: ['meters', 'usage-ingest'],
    async run({ api, expect, given, now }) {
      const [customer, meter] = [await given.customer(), await given.meter()]
      const event = (id: string, properties?: object) => ({ id, event_name: meter.event_name,
        customer_id: customer.id, timestamp: now(), ...(properties ? { properties } : {}) })
      const events = [event('good', { amount: '2' }), event('none'), event('other', { other: '2' })]
      const { body } = expect.status(
        await api.post<UsageIngestion>('/usage-events', { events }), 200)
      expect.equal(body.results.map(({ status, problem }) => problem?.code ?? status),
        ['accepted', 'meter_value_missing', 'meter_value_missing'], 'a value is never taken as 0')
      for (const id of ['none', 'other']) {
        const query = { customer_id: customer.id }
        expect.problem(await api.get(`/usage-events/${id}`, { query }), 'usage_event_not_found')
      }
    },
  }),
  check({
    id: 'meters/a-value-that-is-no-number-is-rejected',
    requirement: 'MTR-6.2',
    needs: ['meters', 'usage-ingest'],
    async run({ api, expect, given, now }) {
      const [customer, meter] = [await given.customer(), await given.meter()]
      const values = ['2', 3, 'two', '', '1e3', true, '0x10', ' 2', '1,000']
      const events = values.map((amount, index) => ({ id: `e${index}`, customer_id: customer.id,
        event_name: meter.event_name, timestamp: now(), properties: { amount } }))
      const { body } = expect.status(
        await api.post<UsageIngestion>('/usage-events', { events }), 200)
      const told = body.results.map(({ status, problem }) => problem?.code ?? status)
      expect.equal(told, ['accepted', 'accepted',
        ...values.slice(2).map(() => 'meter_value_not_numeric')], 'only numbers are taken')
      expect.equal(body.results[2]?.problem?.pointer, '/events/2/properties/amount',
        'the pointer names the property')
      const stored = await api.all('/usage-events', { query: { customer_id: customer.id } })
      expect.equal(stored.length, 2, 'a rejected event is not stored')
    },
  }),
  check({
    id: 'meters/a-new-meter-measures-what-is-stored',
    requirement: 'MTR-2.3',
    needs: ['meters', 'usage-ingest'],
    async run({ api, expect, given, now }) {
      const customer = await given.customer()
      const first = await given.meter()
      await given.ingest(customer, ['1', '2', '4'].map((amount) =>
        ({ event_name: first.event_name, timestamp: now(), properties: { amount } })))
      const second = await given.meter({ event_name: first.event_name, aggregation: 'max' })
      const day = now().slice(0, 10)
      const query = { customer_id: customer.id, start: `${day}T00:00:00Z`,
        end: '2999-01-01T00:00:00Z' }
      const usage = async (id: string) =>
        (await api.get<MeterUsage>(`/meters/${id}/usage`, { query })).body.data[0]
      expect.equal((await usage(first.id))?.quantity, '7', 'the first meter adds')
      expect.equal((await usage(second.id))?.quantity, '4', 'the second measures the same events')
    },
  }),
  check({
    id: 'meters/an-empty-range-is-refused',
    requirement: 'ERR-2.4',
    needs: ['meters'],
    async run({ api, expect, given }) {
      const [customer, meter] = [await given.customer(), await given.meter()]
      const query = (start: string, end: string) => api.get(`/meters/${meter.id}/usage`,
        { query: { customer_id: customer.id, start, end } })
      expect.status(await query('2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'), 200)
      expect.problem(await query('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
        'time_range_invalid')
      expect.problem(await query('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'),
        'time_range_invalid')
      expect.problem(await query('2026-02-30T00:00:00Z', '2026-03-01T00:00:00Z'),
        'invalid_request', { faults: [{ pointer: '#/query/start', code: 'format_mismatch' }] })
    },
  }),
]
