import type { Customer, TestClock } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const wrong = [
  ['2026-03-01T00:00:00+00:00', 'pattern_mismatch'],
  ['2026-03-01T01:00:00+01:00', 'pattern_mismatch'],
  ['2026-03-01T00:00:00', 'pattern_mismatch'], ['2026-03-01', 'pattern_mismatch'],
  ['2026-03-01 00:00:00Z', 'pattern_mismatch'], ['2026-03-01t00:00:00z', 'pattern_mismatch'],
  ['2026-03-01T00:00Z', 'pattern_mismatch'], ['2026-03-01T00:00:00.1234567Z', 'pattern_mismatch'],
  ['2026-03-01T00:00:60Z', 'pattern_mismatch'], ['1772323200', 'pattern_mismatch'],
  ['2026-02-29T00:00:00Z', 'format_mismatch'], ['2026-02-30T00:00:00Z', 'format_mismatch'],
  ['2026-13-01T00:00:00Z', 'format_mismatch'], ['2026-04-31T00:00:00Z', 'format_mismatch'],
  ['2026-03-01T24:00:00Z', 'format_mismatch'], ['2100-02-29T00:00:00Z', 'format_mismatch'],
] as const

export default [
  check({
    id: 'time/responses-are-in-utc',
    requirement: 'TIM-1.1',
    needs: ['customers'],
    async run({ api, expect, given, now }) {
      const { id } = await given.customer()
      const { body } = expect.status(await api.get<Customer>(`/customers/${id}`), 200)
      const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/
      expect.matches(body.created_at, rfc3339, 'an instant is RFC 3339 in UTC with Z')
      const hours = Math.abs(Date.parse(body.created_at) - Date.parse(now())) / 3_600_000
      expect.that(hours < 1, 'it is the instant in UTC, not a local time with a Z')
    },
  }),
  check({
    id: 'time/other-forms-are-refused',
    requirement: 'TIM-1.1',
    needs: ['test-clocks'],
    async run({ api, expect }) {
      const right = ['2026-03-01T00:00:00Z', '2028-02-29T23:59:59Z', '2026-03-01T00:00:00.123456Z']
      for (const now of right) {
        const { body } = expect.status(await api.post<TestClock>('/test-clocks', { now }), 201)
        expect.equal(body.now, now, 'an instant is kept to the microsecond')
      }
      for (const [now, code] of wrong) {
        expect.problem(await api.post('/test-clocks', { now }), 'invalid_request',
          { faults: [{ pointer: '/now', code }] })
      }
    },
  }),
  check({
    id: 'time/a-query-takes-no-impossible-date',
    requirement: 'TIM-1.1',
    needs: ['meters', 'customers'],
    async run({ api, expect, given }) {
      const [meter, customer] = [await given.meter(), await given.customer()]
      const query = async (start: string) => api.get(`/meters/${meter.id}/usage`,
        { query: { customer_id: customer.id, start, end: '2026-04-01T00:00:00Z' } })
      expect.status(await query('2026-02-28T00:00:00Z'), 200)
      for (const [start] of wrong) {
        expect.problem(await query(start), 'invalid_request',
          { faults: [{ pointer: '#/query/start' }] })
      }
    },
  }),
]
