import type { Invoice, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { results, storedIds } from '../metered.ts'

const noon = '2026-01-10T12:00:00Z'

export default [
  check({
    id: 'usage/what-is-accepted-in-a-race-is-billed',
    requirement: ['INV-4.2', 'USG-5.4'],
    needs: ['usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const { api, given } = await context.given.organization({ late_usage_policy: 'reject' })
      const { clock, customer, meter, subscription } =
        await given.billing({ draft_grace_hours: 2 })
      await given.advance(clock, '2026-02-01T01:00:00Z')
      const [draft] = await given.invoices(subscription)
      const { id } = expect.present(draft, 'the period is on a draft')
      const send = async (index: number) => results({ api, expect }, [{ id: `late-${index}`,
        timestamp: noon, event_name: meter.event_name, customer_id: customer.id,
        properties: { amount: '1' } }])
      const finalize = async () => api.post<Invoice>(`/invoices/${id}/finalize`)
      const before = Array.from({ length: 6 }, async (_, index) => send(index))
      const done = finalize()
      const after = Array.from({ length: 6 }, async (_, index) => send(index + 6))
      const told = (await Promise.all([...before, ...after])).flat()
      expect.status(await done, 200)
      const accepted = told.filter(({ status }) => status === 'accepted').length
      expect.every(told, ({ status, problem }) =>
        status === 'accepted' || problem?.code === 'usage_period_closed', 'the others are too late')
      const [line] = await given.lines({ id })
      expect.equal(line?.quantity, String(accepted), 'every accepted event is billed')
      expect.equal((await storedIds(api, customer)).length, accepted, 'and no other is stored')
    },
  }),
  check({
    id: 'usage/only-what-is-billed-is-closed',
    requirement: 'USG-5.4',
    needs: ['usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const { api, given } = await context.given.organization({ late_usage_policy: 'reject' })
      const { clock, customer, meter } = await given.billing()
      const [other, neighbour] = [await given.meter(),
        await given.customer({ test_clock_id: clock.id })]
      await given.advance(clock, '2026-02-01T00:00:00Z')
      const event = (id: string, customer_id: string, event_name: string): UsageEventInput =>
        ({ id, customer_id, event_name, timestamp: noon, properties: { amount: '1' } })
      const told = await results({ api, expect }, [event('probe', customer.id, meter.event_name),
        event('meter', customer.id, other.event_name),
        event('customer', neighbour.id, meter.event_name)])
      expect.equal(told.map(({ status, problem }) => problem?.code ?? status),
        ['usage_period_closed', 'accepted', 'accepted'],
        'another meter and another customer are not closed')
    },
  }),
]
