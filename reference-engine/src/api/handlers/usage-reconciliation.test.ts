import { expect, test } from 'vitest'
import type { UsageReconciliationEntry as Entry } from '@valora/spec/types'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()

const [start, end] = ['2026-06-14T10:30:00Z', '2026-06-15T11:20:00Z']

/** Three customers and three meters, with events inside, around and outside of the window. */
const world = async () => {
  const tenant = await engine.tenant()
  const { body: clock } = await tenant.post('/test-clocks', { now: '2026-06-15T12:00:00Z' })
  const meters: string[] = []
  for (const terms of [
    { aggregation: 'sum', value_property: 'v' }, { aggregation: 'count', event_name: 'f' },
    { aggregation: 'count', filters: [{ property: 'v', operator: 'equals', value: 3 }] },
  ]) {
    meters.push((await tenant.post('/meters', { name: 'M', event_name: 'e', ...terms })).body.id)
  }
  const customers: string[] = []
  for (const name of ['A', 'B', 'C']) {
    customers.push(
      (await tenant.post('/customers', { name, test_clock_id: clock.id })).body.id)
  }
  const events = customers.slice(0, 2).flatMap((customer_id, customer) =>
    Array.from({ length: 40 }, (_, index) => ({
      id: String(index), customer_id, event_name: index % 5 === 0 && customer === 0 ? 'f' : 'e',
      timestamp: new Date(Date.UTC(2026, 5, 14, 9, 5 + index * 41)).toISOString(),
      properties: { v: index % 4 },
    })))
  await tenant.post('/usage-events', { events })
  const ask = (query = '') =>
    tenant.get(`/usage-reconciliation?start=${start}&end=${end}${query}`)
  const entries = async (query = ''): Promise<Entry[]> => (await ask(query)).body.data
  const queried = async (customerId: string, meterId: string): Promise<Entry> => {
    const { body } = await tenant.get(
      `/meters/${meterId}/usage?customer_id=${customerId}&start=${start}&end=${end}`)
    const [{ event_count, event_checksum }] = body.data
    return { customer_id: customerId, meter_id: meterId, event_count, event_checksum }
  }
  const wanted = async (): Promise<Entry[]> => {
    const pairs = customers.toReversed().flatMap((customer) =>
      meters.toReversed().map((meter) => queried(customer, meter)))
    return (await Promise.all(pairs)).filter(({ event_count: count }) => count > 0)
  }
  return { tenant, meters, customers, ask, entries, wanted }
}

test('its entries are what the usage of each customer and meter says', async () => {
  const { entries, wanted } = await world()
  expect(await entries()).toEqual(await wanted())
  expect((await wanted()).length).toBe(5)
})

test('it is read page by page, by customer and by meter', async () => {
  const { meters, customers, ask, entries } = await world()
  const all = await entries()
  const walked: Entry[] = []
  for (let cursor = ''; ;) {
    const { body } = await ask(`&limit=2${cursor}`)
    walked.push(...body.data)
    if (!body.has_more) break
    cursor = `&cursor=${body.next_cursor}`
  }
  expect(walked).toEqual(all)
  expect(await entries(`&customer_id=${customers[0]}`))
    .toEqual(all.filter(({ customer_id: id }) => id === customers[0]))
  expect(await entries(`&meter_id=${meters[2]}`))
    .toEqual(all.filter(({ meter_id: id }) => id === meters[2]))
})

test('a voided event is in none of it, an amended one with its payload', async () => {
  const { tenant, customers: [customer = ''], entries, wanted } = await world()
  const before = await entries()
  await tenant.post('/usage-events/5/void', { customer_id: customer })
  await tenant.post('/usage-events/7/amend', { customer_id: customer, properties: { v: 9 } })
  const after = await entries()
  expect(after).toEqual(await wanted())
  expect(after).not.toEqual(before)
})

test.each([
  ['&customer_id=cus_none', 404, 'customer_not_found'],
  ['&meter_id=mtr_none', 404, 'meter_not_found'],
  [`&end=${start}`, 400, 'invalid_request'],
  ['&cursor=x', 400, 'invalid_cursor'],
])('%s is refused with %i %s', async (query, status, code) => {
  const { ask } = await world()
  expect(await ask(query)).toMatchObject({ status, body: { code } })
})

test('an empty window is refused, an hour without events has no entry', async () => {
  const { tenant } = await world()
  const ask = (from: string, to: string) =>
    tenant.get(`/usage-reconciliation?start=${from}&end=${to}`)
  expect(await ask(start, start))
    .toMatchObject({ status: 422, body: { code: 'time_range_invalid' } })
  expect((await ask('2026-06-14T07:00:00Z', '2026-06-14T08:00:00Z')).body.data).toEqual([])
})
