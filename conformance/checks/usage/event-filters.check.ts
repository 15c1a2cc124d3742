import type { UsageEvent } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { voidEvent } from '../corrected.ts'
import { januaryCustomer } from '../metered.ts'

export default check({
  id: 'usage/event-filters-select-exactly',
  requirement: 'RES-1.6',
  needs: ['usage-ingest', 'test-clocks'],
  async run(context) {
    const { api, expect, given } = context
    const [customer, other] = [await januaryCustomer(context), await januaryCustomer(context)]
    const [meter, second] = [await given.meter(), await given.meter()]
    const event = (id: string, day: string, event_name = meter.event_name) =>
      ({ id, event_name, timestamp: `2026-01-${day}Z`, properties: { amount: '1' } })
    await given.ingest(customer, [event('a', '05T00:00:00'), event('b', '10T00:00:00'),
      event('c', '10T00:00:00.000001'), event('d', '20T00:00:00'),
      event('e', '10T00:00:00', second.event_name)])
    await given.ingest(other, [event('f', '10T00:00:00')])
    expect.status(await voidEvent(context, { customer, id: 'b' }), 200)
    const select = async (query: Record<string, string>): Promise<string[]> =>
      (await api.all<UsageEvent>('/usage-events',
        { query: { customer_id: customer.id, limit: 2, ...query } })).map(({ id }) => id).toSorted()
    const [start, end] = ['2026-01-10T00:00:00Z', '2026-01-20T00:00:00Z']
    const table: [Record<string, string>, string[], string][] = [
      [{}, ['a', 'b', 'c', 'd', 'e'], 'nothing but the customer selects all of theirs'],
      [{ event_name: meter.event_name }, ['a', 'b', 'c', 'd'], 'event_name selects'],
      [{ start }, ['b', 'c', 'd', 'e'], 'the start is included'],
      [{ end }, ['a', 'b', 'c', 'e'], 'the end is excluded'],
      [{ end: start }, ['a'], 'to the microsecond'],
      [{ start, end }, ['b', 'c', 'e'], 'both select'],
      [{ status: 'voided' }, ['b'], 'status selects'],
      [{ status: 'recorded', start, event_name: meter.event_name }, ['c', 'd'], 'all select'],
    ]
    for (const [query, wanted, why] of table) expect.equal(await select(query), wanted, why)
  },
})
