import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const now = '2026-06-15T12:00:00Z'
const [earlier, later] = ['2026-06-15T08:15:00Z', '2026-06-15T10:45:00.000001Z']

/** A customer with one event of 10, counted by a sum and by a greatest value. */
const world = async () => {
  const tenant = await engine.tenant()
  const { body: clock } = await tenant.post('/test-clocks', { now })
  const meter = async (terms: object) => (await tenant.post('/meters',
    { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v', ...terms })).body
  const [sum, max] = [await meter({}), await meter({ aggregation: 'max' })]
  const { body: customer } = await tenant.post('/customers', { name: 'C', test_clock_id: clock.id })
  const event = (id: string, own: object = {}) => ({
    id, event_name: 'e', customer_id: customer.id, timestamp: earlier, properties: { v: '10' },
    ...own,
  })
  const ingest = async (...events: object[]): Promise<string[]> => {
    const { body } = await tenant.post('/usage-events', { events })
    return body.results.map(({ status }: { status: string }) => status)
  }
  await ingest(event('1'))
  const usage = async () => Promise.all([sum, max].map(async ({ id }) => {
    const { body } = await tenant.get(`/meters/${id}/usage?customer_id=${customer.id}`
      + '&start=2026-01-01T00:00:00Z&end=2027-01-01T00:00:00Z')
    const [{ quantity, event_count: count }] = body.data
    return `${quantity} of ${count}`
  }))
  const correct = (action: 'void' | 'amend', body: object = {}, id = '1') =>
    tenant.post(`/usage-events/${id}/${action}`, { customer_id: customer.id, ...body })
  const read = async (id = '1') =>
    (await tenant.get(`/usage-events/${id}?customer_id=${customer.id}`)).body
  const listed = async (query: string) => {
    const { body } = await tenant.get(`/usage-events?customer_id=${customer.id}${query}`)
    return body.data.map(({ id }: { id: string }) => id).join(' ')
  }
  return { tenant, clock, meter, customer, event, ingest, usage, correct, read, listed }
}

type Fault = { pointer: string; code: string }
const told = ({ status, body }: { status: number; body: { code?: string; errors?: Fault[] } }) =>
  [status, body.code, ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)]

describe('a voided event', () => {
  test('counts nowhere and stays readable', async () => {
    const { event, ingest, usage, correct, read } = await world()
    await ingest(event('2', { properties: { v: '3' } }))
    const voided = await correct('void', { reason: 'A load test.' })
    expect(voided).toMatchObject(
      { status: 200, body: { status: 'voided', revision: 1, history: [] } })
    expect(voided.body.voided_at).not.toBeNull()
    expect(await read()).toEqual(voided.body)
    expect(await usage()).toEqual(['3 of 1', '3 of 1'])
  })

  test('can be corrected no more', async () => {
    const { correct } = await world()
    await correct('void')
    expect(told(await correct('void'))).toEqual([409, 'invalid_state_transition'])
    expect((await correct('amend', { properties: { v: '1' } })).body)
      .toMatchObject({ code: 'invalid_state_transition', state: 'voided', allowed_actions: [] })
  })

  test('is a duplicate when it comes again', async () => {
    const { event, ingest, usage, correct } = await world()
    await correct('void')
    expect(await ingest(event('1'), event('1', { properties: { v: '11' } })))
      .toEqual(['duplicate', 'conflict'])
    expect(await usage()).toEqual(['0 of 0', '0 of 0'])
  })
})

describe('an amended event', () => {
  test('counts with its new payload and keeps the old ones', async () => {
    const { meter, usage, correct, read, listed } = await world()
    const other = await meter({ event_name: 'f' })
    await correct('amend', { properties: { v: '12.5' }, reason: 'A dropped point.' })
    expect(await usage()).toEqual(['12.5 of 1', '12.5 of 1'])
    const amended = await correct('amend', { event_name: 'f', timestamp: later })
    expect(amended.body).toMatchObject({
      event_name: 'f', timestamp: later, properties: { v: '12.5' },
      status: 'recorded', revision: 3, voided_at: null,
      history: [
        { revision: 1, event_name: 'e', timestamp: earlier, properties: { v: '10' },
          reason: 'A dropped point.' },
        { revision: 2, event_name: 'e', timestamp: earlier, properties: { v: '12.5' },
          reason: null },
      ],
    })
    const { received_at: received, history: [first, second] } = amended.body
    expect([first.recorded_at, second.recorded_at]).toEqual([received, first.replaced_at])
    expect(await read()).toEqual(amended.body)
    expect(await usage()).toEqual(['0 of 0', '0 of 0'])
    expect([await listed('&event_name=e'), await listed('&event_name=f')]).toEqual(['', '1'])
    expect(other.id).toBeDefined()
  })

  test('moves to the hour of its new timestamp', async () => {
    const { tenant, customer, meter, correct } = await world()
    const { id } = await meter({ aggregation: 'count', value_property: undefined })
    await correct('amend', { timestamp: later })
    const count = async (start: string, end: string) => (await tenant.get(
      `/meters/${id}/usage?customer_id=${customer.id}&start=${start}&end=${end}`))
      .body.data[0].event_count
    expect(await count('2026-06-15T08:00:00Z', '2026-06-15T09:00:00Z')).toBe(0)
    expect(await count('2026-06-15T10:45:00.000001Z', '2026-06-15T10:45:00.000002Z')).toBe(1)
  })

  test('is a duplicate with every payload it had', async () => {
    const { event, ingest, usage, correct } = await world()
    await correct('amend', { properties: { v: '11' } })
    expect(await ingest(event('1'), event('1', { properties: { v: '11' } }),
      event('1', { properties: { v: '12' } }))).toEqual(['duplicate', 'duplicate', 'conflict'])
    expect(await usage()).toEqual(['11 of 1', '11 of 1'])
  })

  test('is judged like a new one, naming every fault', async () => {
    const { usage, correct, read } = await world()
    expect(told(await correct('amend', { properties: {}, timestamp: '2026-01-01T00:00:00Z' })))
      .toEqual([422, 'usage_correction_refused', '/timestamp usage_too_old',
        '/properties/v meter_value_missing'])
    expect(told(await correct('amend', { event_name: 'unmetered' })))
      .toEqual([422, 'usage_correction_refused', '/event_name meter_not_found_for_event'])
    expect(await read()).toMatchObject({ revision: 1, history: [] })
    expect(await usage()).toEqual(['10 of 1', '10 of 1'])
  })

  test('has 100 payloads at most', async () => {
    const { correct, read } = await world()
    for (let v = 2; v <= 100; v += 1) await correct('amend', { properties: { v: String(v) } })
    expect(told(await correct('amend', { properties: { v: '101' } })))
      .toEqual([422, 'usage_correction_refused', ' usage_revisions_too_many'])
    expect((await read()).history).toHaveLength(99)
    expect((await correct('void')).status).toBe(200)
  })
})

test.each(['void', 'amend'] as const)('%s of an old event is refused', async (action) => {
  const { tenant, clock, correct } = await world()
  await tenant.post(`/test-clocks/${clock.id}/advance`, { to: '2026-07-20T08:15:00.000001Z' })
  const terms = action === 'amend' ? { timestamp: '2026-07-20T08:00:00Z' } : {}
  expect(told(await correct(action, terms)))
    .toEqual([422, 'usage_correction_refused', '/timestamp usage_too_old'])
})

type Refused =
  ['void' | 'amend', body: object, id: string, wanted: (string | number)[], why: string]

test.each<Refused>([
  ['void', {}, 'other', [404, 'usage_event_not_found'], 'no such event'],
  ['void', { customer_id: 'cus_none' }, '1', [404, 'customer_not_found'], 'no such customer'],
  ['amend', {}, '1', [400, 'invalid_request', ' not_one_of', ' out_of_range'], 'nothing new'],
  ['amend', { reason: 'r' }, '1', [400, 'invalid_request', ' not_one_of'], 'only a reason'],
  ['amend', { id: '2', event_name: 'e' }, '1', [400, 'invalid_request', '/id unknown_property'],
    'an id stays'],
])('%s with %j of %s is refused: %s', async (action, body, id, wanted) => {
  const { correct } = await world()
  expect(told(await correct(action, body, id))).toEqual(wanted)
})

test('a correction under a key is done once', async () => {
  const { tenant, customer, correct, read } = await world()
  const send = (key: string) => tenant.post('/usage-events/1/amend',
    { customer_id: customer.id, properties: { v: '11' } }, key)
  const [first, second] = [await send('a'), await send('a')]
  expect(second.text).toBe(first.text)
  expect((await read()).revision).toBe(2)
  await correct('void')
  expect(told(await send('b'))).toEqual([409, 'invalid_state_transition'])
})

test('events are listed by time and status', async () => {
  const { event, ingest, correct, listed } = await world()
  await ingest(event('2', { timestamp: later }), event('3', { timestamp: now }))
  await correct('void', {}, '2')
  expect(await listed('')).toBe('3 2 1')
  expect(await listed(`&start=${later}`)).toBe('3 2')
  expect(await listed(`&end=${later}`)).toBe('1')
  expect(await listed(`&start=${earlier}&end=${now}&status=recorded`)).toBe('1')
  expect(await listed('&status=voided')).toBe('2')
})
