import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const now = '2026-06-15T12:00:00Z'

/** An organization with a meter of `e`, and a customer on a clock that stands at `now`. */
const world = async () => {
  const tenant = await engine.tenant()
  const { body: clock } = await tenant.post('/test-clocks', { now })
  const { body: meter } = await tenant.post('/meters',
    { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v' })
  const { body: customer } = await tenant.post('/customers',
    { name: 'C', external_id: 'c', test_clock_id: clock.id })
  const event = (id: string, terms: object = {}) => ({
    id, event_name: 'e', customer_id: customer.id, timestamp: now, properties: { v: '1' }, ...terms,
  })
  const ingest = (events: unknown[], terms: object = {}) =>
    tenant.post('/usage-events', { events, ...terms })
  const usage = async () => (await tenant.get(`/meters/${meter.id}/usage?customer_id=${customer.id}`
    + '&start=2026-01-01T00:00:00Z&end=2027-01-01T00:00:00Z')).body.data[0]
  return { tenant, meter, customer, event, ingest, usage }
}

type Result = { status: string; problem?: { pointer: string; code: string } }
const told = ({ body: { results } }: { body: { results: Result[] } }): string[] =>
  results.map(({ status, problem }) => [status, problem?.pointer, problem?.code]
    .filter(Boolean).join(' '))

test('each event has its result, in the order of the request', async () => {
  const { event, ingest, usage } = await world()
  const answer = await ingest([
    event('1', { properties: { v: 0.1 } }),
    event('2', { properties: { v: '0.2' }, timestamp: '2026-06-15T12:00:00.500000Z' }),
    event('1', { properties: { v: 0.1 }, timestamp: '2026-06-15T12:00:00.0Z' }),
    event('2', { properties: { v: '0.3' } }),
    event('3', { event_name: 'unmetered' }),
    event('4', { properties: {} }),
    event('5', { properties: { v: 'many' } }),
    event('6', { customer_id: 'cus_none' }),
    { ...event('7'), customer_id: undefined, customer_external_id: 'c' },
  ])
  expect(told(answer)).toEqual([
    'accepted', 'accepted', 'duplicate', 'conflict /events/3/id usage_event_conflict',
    'rejected /events/4/event_name meter_not_found_for_event',
    'rejected /events/5/properties/v meter_value_missing',
    'rejected /events/6/properties/v meter_value_not_numeric',
    'rejected /events/7/customer_id customer_not_found', 'accepted',
  ])
  expect(await usage()).toMatchObject({ quantity: '1.3', event_count: 3 })
})

test.each([
  ['2026-05-11T12:00:00Z', 'accepted', '35 days back is the limit itself'],
  ['2026-05-11T11:59:59.999999Z', 'rejected /events/0/timestamp usage_too_old', 'beyond it'],
  ['2026-06-15T12:05:00Z', 'accepted', 'five minutes ahead is the limit itself'],
  ['2026-06-15T12:05:00.000001Z', 'rejected /events/0/timestamp usage_in_future', 'beyond it'],
])('on a test clock an event of %s is %s: %s', async (timestamp, wanted, _why) => {
  const { event, ingest } = await world()
  expect(told(await ingest([event('1', { timestamp })]))).toEqual([wanted])
})

describe('an atomic batch', () => {
  test('with a bad event names every fault and stores nothing', async () => {
    const { event, ingest, usage } = await world()
    await ingest([event('taken')])
    const refused = await ingest([
      event('good'), event('taken', { properties: { v: '2' } }),
      event('old', { timestamp: '2020-01-01T00:00:00Z', event_name: 'unmetered' }),
    ], { atomic: true })
    expect(refused).toMatchObject({ status: 422, body: { code: 'usage_batch_rejected' } })
    expect(refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) =>
      `${pointer} ${code}`)).toEqual([
      '/events/1/id usage_event_conflict', '/events/2/timestamp usage_too_old',
      '/events/2/event_name meter_not_found_for_event',
    ])
    expect(await usage()).toMatchObject({ event_count: 1 })
  })

  test('of good events and duplicates is stored', async () => {
    const { event, ingest } = await world()
    await ingest([event('1')])
    expect(told(await ingest([event('1'), event('2')], { atomic: true })))
      .toEqual(['duplicate', 'accepted'])
  })
})

describe('CloudEvents', () => {
  const send = async (...events: object[]) => {
    const { tenant, event, ingest } = await world()
    const answer = await tenant.send('POST', '/usage-events', {
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: events.map((own) => ({
        specversion: '1.0', id: '1', source: '/s', type: 'e', subject: 'c', time: now,
        data: { v: '1' }, ...own,
      })),
    })
    return { answer, event, ingest }
  }

  test('are the same events as plain ones', async () => {
    const { answer, event, ingest } = await send({ traceparent: '00-ab' })
    expect(told(answer)).toEqual(['accepted'])
    expect(told(await ingest([event('1')]))).toEqual(['duplicate'])
  })

  test('are rejected with pointers into themselves', async () => {
    const { answer } = await send(
      { data: {} }, { subject: 'none' }, { type: 'x' }, { time: '2020-01-01T00:00:00Z' })
    expect(told(answer)).toEqual([
      'rejected /0/data/v meter_value_missing', 'rejected /1/subject customer_not_found',
      'rejected /2/type meter_not_found_for_event', 'rejected /3/time usage_too_old',
    ])
  })

  test.each([
    [{ specversion: '0.3' }, '/0/specversion', 'another version'],
    [{ subject: undefined }, '/0/subject', 'no customer'],
    [{ time: undefined }, '/0/time', 'no time'],
    [{ datacontenttype: 'text/xml' }, '/0/datacontenttype', 'no JSON'],
  ])('of the form %j are refused: %s %s', async (own, pointer, _why) => {
    const { answer } = await send(own)
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
  })
})

test.each([
  [0, 400, 'none'], [1000, 200, 'the most'], [1001, 400, 'one too many'],
])('a batch of %i is answered %i: %s', async (count, status, _why) => {
  const { event, ingest, usage } = await world()
  const answer = await ingest(Array.from({ length: count }, (_, index) => event(String(index))))
  expect(answer.status).toBe(status)
  expect((await usage()).event_count).toBe(status === 200 ? count : 0)
})

test('stored events are listed newest first, filtered, and read by id', async () => {
  const { tenant, customer, event, ingest } = await world()
  await tenant.post('/meters', { name: 'N', event_name: 'f', aggregation: 'count' })
  const at = (minute: number) => `2026-06-15T11:0${minute}:00Z`
  await ingest([event('b', { timestamp: at(1) }), event('c', { timestamp: at(2) }),
    event('a', { timestamp: at(1) }), event('z', { timestamp: at(0), event_name: 'f' })])
  const path = `/usage-events?customer_id=${customer.id}`
  const ids = async (query: string) => (await tenant.get(path + query)).body
  const first = await ids('&limit=2')
  const second = await ids(`&limit=2&cursor=${first.next_cursor}`)
  expect([...first.data, ...second.data].map(({ id }: { id: string }) => id))
    .toEqual(['c', 'b', 'a', 'z'])
  expect((await ids('&event_name=f')).data).toMatchObject([{ id: 'z' }])
  const { body } = await tenant.get(`/usage-events/b?customer_id=${customer.id}`)
  expect(body).toMatchObject({ id: 'b', timestamp: at(1), properties: { v: '1' } })
})

test('an id may hold what a path must escape', async () => {
  const { tenant, customer, event, ingest } = await world()
  const id = 'a/b?c#d%2F&e=f~'
  await ingest([event(id)])
  const { body } =
    await tenant.get(`/usage-events/${encodeURIComponent(id)}?customer_id=${customer.id}`)
  expect(body.id).toBe(id)
})

test('a new meter counts what is stored, an archived one takes no more', async () => {
  const { tenant, meter, event, ingest, usage, customer } = await world()
  await ingest([event('1')])
  const { body: late } = await tenant.post('/meters',
    { name: 'N', event_name: 'e', aggregation: 'count' })
  const { body } = await tenant.get(`/meters/${late.id}/usage?customer_id=${customer.id}`
    + '&start=2026-06-01T00:00:00Z&end=2026-07-01T00:00:00Z')
  expect(body.data[0].quantity).toBe('1')
  await tenant.post(`/meters/${meter.id}/archive`)
  await tenant.post(`/meters/${late.id}/archive`)
  expect(told(await ingest([event('2')])))
    .toEqual(['rejected /events/0/event_name meter_not_found_for_event'])
  expect((await usage()).event_count).toBe(1)
})

test.each([
  ['start=2026-01-01T00:00:00Z&end=2026-01-01T00:00:00Z', 422, 'time_range_invalid', 'empty'],
  ['start=2026-01-02T00:00:00Z&end=2026-01-01T00:00:00Z', 422, 'time_range_invalid', 'backwards'],
  ['start=2026-02-30T00:00:00Z&end=2026-03-01T00:00:00Z', 400, 'invalid_request', 'no such day'],
  ['start=2026-01-01T00:00:00%2B01:00&end=2026-03-01T00:00:00Z', 400, 'invalid_request', 'offset'],
  ['start=2026-01-01T00:00:00Z', 400, 'invalid_request', 'no end'],
])('a window of %s is refused %i %s: %s', async (window, status, code, _why) => {
  const { tenant, meter, customer } = await world()
  const answer = await tenant.get(`/meters/${meter.id}/usage?customer_id=${customer.id}&${window}`)
  expect(answer).toMatchObject({ status, body: { code } })
})
