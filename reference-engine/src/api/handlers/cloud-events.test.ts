import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const now = '2026-06-15T12:00:00Z'

/** A customer with an external id that needs encoding, and both ways to send one event. */
const world = async () => {
  const tenant = await engine.tenant()
  const { body: clock } = await tenant.post('/test-clocks', { now })
  await tenant.post('/meters',
    { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v' })
  const { body: customer } = await tenant.post('/customers',
    { name: 'C', external_id: 'c \u20ac', test_clock_id: clock.id })
  const attributes = { specversion: '1.0', id: '1', source: '/s', type: 'e', time: now }
  const structured = (own: object = {}, headers: object = {}) =>
    tenant.send('POST', '/cloud-events', {
      headers: { 'content-type': 'application/cloudevents+json', ...headers },
      body: { ...attributes, subject: 'c \u20ac', data: { v: '1' }, ...own },
    })
  const binary = (own: object = {}, body: unknown = { v: '1' }, key?: string) => {
    const merged = { ...attributes, subject: 'c%20%E2%82%AC', ...own }
    const headers = Object.fromEntries(Object.entries(merged)
      .filter(([, value]) => value !== undefined).map(([name, value]) => [`ce-${name}`, value]))
    return tenant.send('POST', '/cloud-events', {
      body, headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
    })
  }
  const ingest = async (properties: object) => {
    const event = { id: '1', event_name: 'e', customer_id: customer.id, timestamp: now, properties }
    return (await tenant.post('/usage-events', { events: [event] })).body.results[0].status
  }
  const stored = async () =>
    (await tenant.get(`/usage-events?customer_id=${customer.id}`)).body.data
  return { tenant, structured, binary, ingest, stored }
}

type Fault = { pointer: string; code: string }
const told = ({ status, body }: { status: number; body: { code?: string; errors?: Fault[] } }) =>
  [status, body.code, ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)]

describe.each(['structured', 'binary'] as const)('%s mode', (mode) => {
  test('takes the event that a batch would take', async () => {
    const { [mode]: send, ingest, stored } = await world()
    expect(await send())
      .toMatchObject({ status: 200, body: { index: 0, id: '1', status: 'accepted' } })
    expect(await send()).toMatchObject({ status: 200, body: { status: 'duplicate' } })
    expect(await ingest({ v: '1' })).toBe('duplicate')
    expect(await stored()).toMatchObject([{ id: '1', event_name: 'e', properties: { v: '1' } }])
  })

  test.each([
    [{ subject: 'none' }, '/subject customer_not_found'],
    [{ type: 'f' }, '/type meter_not_found_for_event'],
    [{ time: '2020-01-01T00:00:00Z' }, '/time usage_too_old'],
  ])('refuses %j and stores nothing', async (own, fault) => {
    const { [mode]: send, stored } = await world()
    expect(told(await send(own))).toEqual([422, 'usage_batch_rejected', fault])
    expect(await stored()).toEqual([])
  })
})

test('a conflict and a bad value are refused with pointers into the event', async () => {
  const { structured, binary, ingest } = await world()
  await ingest({ v: '2' })
  expect(told(await structured()))
    .toEqual([422, 'usage_batch_rejected', '/id usage_event_conflict'])
  expect(told(await binary({ id: '2' }, {})))
    .toEqual([422, 'usage_batch_rejected', '/data/v meter_value_missing'])
})

test.each([
  [{ id: undefined, time: undefined }, ['#/header/ce-id required', '#/header/ce-time required']],
  [{ specversion: '0.3' }, ['#/header/ce-specversion not_in_enum']],
  [{ time: '2026-02-30T00:00:00Z' }, ['#/header/ce-time format_mismatch']],
  [{ id: 'a%20b' }, ['#/header/ce-id pattern_mismatch']],
  [{ subject: '%C0%A0' }, ['#/header/ce-subject format_mismatch']],
  [{ source: 'a%00b' }, ['#/header/ce-source format_mismatch']],
])('binary mode names what is wrong with headers of %j', async (own, faults) => {
  const { binary } = await world()
  expect(told(await binary(own))).toEqual([400, 'invalid_request', ...faults])
})

test('binary mode points into its body as well', async () => {
  const { binary } = await world()
  expect(told(await binary({ id: undefined }, { v: { w: 1 } }))).toEqual(
    [400, 'invalid_request', '#/header/ce-id required', '/v type_mismatch'])
})

test('extensions are ignored, and so are headers of a structured event', async () => {
  const { structured, binary, stored } = await world()
  expect((await structured({ traceparent: '00-ab' }, { 'ce-id': ' ', 'ce-time': 'x' })).status)
    .toBe(200)
  expect((await binary({ id: '2', traceparent: '00-ab' })).status).toBe(200)
  expect(await stored()).toMatchObject([{ id: '2' }, { id: '1' }])
})

test('another event under the same key is not taken for the first', async () => {
  const { binary } = await world()
  const first = await binary({}, { v: '1' }, 'key')
  const replay = await binary({}, { v: '1' }, 'key')
  expect(replay.text).toBe(first.text)
  expect(replay.headers.get('idempotency-replayed')).toBe('true')
  expect(told(await binary({ id: '2' }, { v: '1' }, 'key')))
    .toEqual([422, 'idempotency_key_reused'])
})

test.each(['application/cloudevents-batch+json', 'text/plain'])('%s is not taken', async (type) => {
  const { structured } = await world()
  expect(told(await structured({}, { 'content-type': type })))
    .toEqual([415, 'unsupported_media_type'])
})
