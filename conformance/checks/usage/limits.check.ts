import type { UsageIngestion } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'

/** The result of one event at each of the instants. */
const results = async (
  { api, expect, given }: CheckContext, customer: { id: string }, instants: readonly string[],
): Promise<string[]> => {
  const meter = await given.meter()
  const events = instants.map((timestamp, index) => ({ id: `e${index}`, customer_id: customer.id,
    event_name: meter.event_name, timestamp, properties: { amount: '1' } }))
  const { body } = expect.status(
    await api.post<UsageIngestion>('/usage-events', { events }), 200)
  return body.results.map(({ status, problem }) => problem?.code ?? status)
}

export default [
  check({
    id: 'usage/thirty-five-days-back',
    requirement: 'USG-5.1',
    needs: ['usage-ingest'],
    async run(context) {
      const { expect, given, limits, now } = context
      const days = -limits.usage_age_days_max
      const told = await results(context, await given.customer(),
        [shift(now(), { days: -35, minutes: 5 }), shift(now(), { days, minutes: 5 }),
          shift(now(), { days, minutes: -5 })])
      expect.equal(told, ['accepted', 'accepted', 'usage_too_old'], 'the age limit is kept')
    },
  }),
  check({
    id: 'usage/five-minutes-ahead',
    requirement: 'USG-5.2',
    needs: ['usage-ingest'],
    async run(context) {
      const { expect, given, now } = context
      const told = await results(context, await given.customer(),
        [shift(now(), { minutes: 4 }), shift(now(), { minutes: 7 })])
      expect.equal(told, ['accepted', 'usage_in_future'], 'the limit ahead is kept')
    },
  }),
  check({
    id: 'usage/limits-go-by-the-test-clock',
    requirement: 'USG-5.3',
    needs: ['usage-ingest', 'test-clocks'],
    async run(context) {
      const { expect, given, limits, now } = context
      const clock = await given.testClock('2031-06-15T12:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const days = -limits.usage_age_days_max
      const told = await results(context, customer, [clock.now, shift(clock.now, { minutes: 5 }),
        shift(clock.now, { minutes: 5, seconds: 1 }), shift(clock.now, { days }),
        shift(clock.now, { days, seconds: -1 }), now()])
      expect.equal(told, ['accepted', 'accepted', 'usage_in_future', 'accepted', 'usage_too_old',
        'usage_too_old'], 'both limits are counted from the test clock, exactly')
    },
  }),
  check({
    id: 'usage/a-closed-period-takes-no-event',
    requirement: 'USG-5.4',
    needs: ['usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const { api, given } = await context.given.organization({ late_usage_policy: 'reject' })
      const scene = await given.billing()
      const send = async (timestamp: string, id: string): Promise<string> => {
        const events = [{ id, event_name: scene.meter.event_name, timestamp,
          customer_id: scene.customer.id, properties: { amount: '1' } }]
        const { body } = expect.status(
          await api.post<UsageIngestion>('/usage-events', { events }), 200)
        return body.results[0]?.problem?.code ?? body.results[0]?.status ?? ''
      }
      expect.equal(await send('2026-01-01T00:00:00Z', 'first'), 'accepted', 'the period is open')
      await given.advance(scene.clock, '2026-02-01T00:00:00Z')
      const [invoice] = await given.invoices(scene.subscription)
      const { id, status } = expect.present(invoice, 'the period is invoiced')
      expect.equal(status, 'finalized', 'without grace the invoice is finalized at the boundary')
      expect.equal(await send('2026-01-31T23:59:59Z', 'late'), 'usage_period_closed', 'it is late')
      expect.equal(await send('2026-02-01T00:00:00Z', 'next'), 'accepted', 'the next is open')
      expect.equal(await send('2026-01-01T00:00:00Z', 'first'), 'duplicate', 'a replay is no event')
      expect.status(await api.post(`/invoices/${id}/void`), 200)
      expect.equal(await send('2026-01-15T00:00:00Z', 'void'), 'usage_period_closed',
        'a void invoice keeps its period closed')
    },
  }),
]
