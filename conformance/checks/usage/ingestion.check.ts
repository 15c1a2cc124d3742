import type { UsageEvent, UsageIngestion, UsageIngestionResult } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { usageOf } from '../metered.ts'

type Sent = { id: string } & Record<string, unknown>

/** A customer and a meter, and events for them that differ only where a check says so. */
const producer = async ({ api, given, now }: CheckContext) => {
  const [customer, meter] = [await given.customer(), await given.meter()]
  const timestamp = now()
  const event = (id: string, values: object = {}): Sent => ({ id, event_name: meter.event_name,
    customer_id: customer.id, timestamp, properties: { amount: '1' }, ...values })
  const send = (events: readonly Sent[], values: object = {}) =>
    api.post<UsageIngestion>('/usage-events', { events, ...values })
  const stored = (id = customer.id) =>
    api.all<UsageEvent>('/usage-events', { query: { customer_id: id } })
  return { customer, meter, event, send, stored }
}

/** A refusal of the whole request has no results, and so tells nothing. */
const told = ({ results = [] }: Partial<UsageIngestion>): string[] =>
  results.map(({ status, problem }: UsageIngestionResult) => problem?.code ?? status)

const ids = (events: readonly UsageEvent[]): string[] => events.map(({ id }) => id).toSorted()

export default [
  check({
    id: 'usage/one-to-a-thousand-events',
    requirement: 'USG-1.1',
    needs: ['usage-ingest'],
    async run(context) {
      const { event, send, stored } = await producer(context)
      const many = Array.from({ length: 1001 }, (_, index) => event(`e${index}`))
      context.expect.problem(await send([]), 'invalid_request',
        { faults: [{ pointer: '/events', code: 'out_of_range' }] })
      context.expect.problem(await send(many), 'invalid_request',
        { faults: [{ pointer: '/events', code: 'out_of_range' }] })
      context.expect.equal(await stored(), [], 'a request of the wrong size stores nothing')
      const { body } = context.expect.status(await send(many.slice(0, 1000)), 200)
      context.expect.every(body.results, ({ status }) => status === 'accepted', 'a thousand fit')
      context.expect.equal(body.results.length, 1000, 'every event has its result')
    },
  }),
  check({
    id: 'usage/one-result-per-event-in-order',
    requirement: 'USG-1.2',
    needs: ['usage-ingest'],
    async run(context) {
      const { event, send } = await producer(context)
      const events = [event('a'), event('b', { properties: {} }), event('a'),
        event('a', { properties: { amount: '2' } }), event('c')]
      const { body } = context.expect.status(await send(events), 200)
      context.expect.equal(body.results.map(({ index, id }) => [index, id]),
        [[0, 'a'], [1, 'b'], [2, 'a'], [3, 'a'], [4, 'c']], 'results stand in order')
      context.expect.equal(body.results.map(({ status }) => status),
        ['accepted', 'rejected', 'duplicate', 'conflict', 'accepted'], 'each tells its own')
      context.expect.equal(body.results[1]?.problem?.pointer, '/events/1/properties/amount',
        'a rejection has a pointer')
    },
  }),
  check({
    id: 'usage/good-siblings-are-stored',
    requirement: 'USG-1.3',
    needs: ['usage-ingest'],
    async run(context) {
      const { event, send, stored } = await producer(context)
      await send([event('a'), event('bad', { properties: {} }), event('b')])
      context.expect.equal(ids(await stored()), ['a', 'b'], 'its siblings are stored')
    },
  }),
  check({
    id: 'usage/atomic-is-all-or-nothing',
    requirement: 'USG-1.4',
    needs: ['usage-ingest'],
    async run(context) {
      const { event, send, stored } = await producer(context)
      const { expect } = context
      const bad = [event('a'), event('b', { properties: {} }), event('c', { timestamp:
        shift(context.now(), { days: -400 }) })]
      expect.problem(await send(bad, { atomic: true }), 'usage_batch_rejected', { faults: [
        { pointer: '/events/1/properties/amount', code: 'meter_value_missing' },
        { pointer: '/events/2/timestamp', code: 'usage_too_old' }] })
      expect.equal(await stored(), [], 'nothing of a refused batch is stored')
      expect.status(await send([event('a'), event('d')], { atomic: true }), 200)
      const conflict = [event('e'), event('a', { properties: { amount: '9' } })]
      expect.problem(await send(conflict, { atomic: true }), 'usage_batch_rejected',
        { faults: [{ pointer: '/events/1/id', code: 'usage_event_conflict' }] })
      const again = expect.status(await send([event('f'), event('a')], { atomic: true }), 200)
      expect.equal(told(again.body), ['accepted', 'duplicate'], 'a duplicate is no fault')
      expect.equal(ids(await stored()), ['a', 'd', 'f'], 'the good batches are stored whole')
    },
  }),
  check({
    id: 'usage/one-id-is-one-event-of-a-customer',
    requirement: ['USG-2.1', 'USG-3.1'],
    needs: ['usage-ingest'],
    async run(context) {
      const { customer, event, meter, send, stored } = await producer(context)
      const one = event('same', { timestamp: '2026-01-01T00:00:00Z' })
      const fresh = { ...one, timestamp: context.now() }
      context.expect.equal(told((await send([fresh])).body), ['accepted'], 'the first is accepted')
      context.expect.equal(told((await send([fresh])).body), ['duplicate'], 'a replay is none')
      const parallel = await Promise.all(Array.from({ length: 6 }, () => send([event('p',
        { timestamp: fresh.timestamp })])))
      const statuses = parallel.flatMap(({ body }) => told(body)).toSorted()
      context.expect.equal(statuses, ['accepted', ...Array.from({ length: 5 }, () => 'duplicate')],
        'of requests in parallel one is accepted')
      context.expect.equal(ids(await stored()), ['p', 'same'], 'each is stored once')
      const around = (days: number) => shift(fresh.timestamp, { days })
      const [start, end] = [around(-1), around(1)]
      const { quantity } = await usageOf(context, meter, { customer, start, end })
      context.expect.equal(quantity, '2', 'each is counted once')
    },
  }),
  check({
    id: 'usage/two-customers-may-use-one-id',
    requirement: 'USG-2.2',
    needs: ['usage-ingest'],
    async run(context) {
      const { customer, event, send, stored } = await producer(context)
      const other = await context.given.customer()
      const { body } = await send([event('same'), event('same', { customer_id: other.id })])
      context.expect.equal(told(body), ['accepted', 'accepted'], 'they are two events')
      for (const id of [customer.id, other.id]) {
        context.expect.equal(ids(await stored(id)), ['same'], 'each customer has their own')
      }
    },
  }),
  check({
    id: 'usage/unknown-customers-and-names-are-rejected',
    requirement: ['USG-2.4', 'USG-2.5'],
    needs: ['usage-ingest'],
    async run(context) {
      const { meter, event, send, stored } = await producer(context)
      const { customer_id: _customer, ...nameless } = event('c', { customer_external_id: 'nobody' })
      const { body } = await send([event('a'),
        event('b', { customer_id: `cus_${'0'.repeat(26)}` }), nameless,
        event('d', { event_name: `${meter.event_name}.other` })])
      context.expect.equal(told(body), ['accepted', 'customer_not_found', 'customer_not_found',
        'meter_not_found_for_event'], 'nothing is stored that could never be billed')
      context.expect.equal(ids(await stored()), ['a'], 'only the good one is stored')
    },
  }),
  check({
    id: 'usage/another-payload-is-a-conflict',
    requirement: ['USG-3.2', 'USG-3.3'],
    needs: ['usage-ingest'],
    async run(context) {
      const { api, expect } = context
      const { customer, event, send } = await producer(context)
      const first = event('x', { properties: { amount: '1', note: 'first' } })
      expect.equal(told((await send([first])).body), ['accepted'], 'the first is accepted')
      const read = () => api.get<UsageEvent>('/usage-events/x',
        { query: { customer_id: customer.id } })
      const before = expect.status(await read(), 200).body
      const others = [{ ...first, properties: { amount: '2', note: 'first' } },
        { ...first, properties: { amount: '1' } },
        { ...first, timestamp: shift(String(first['timestamp']), { seconds: -1 }) }]
      for (const other of others) {
        expect.equal(told((await send([other])).body), ['usage_event_conflict'],
          'another payload is a conflict')
      }
      expect.equal((await read()).body, before, 'the stored event is never overwritten')
      const reordered = { ...first, properties: { note: 'first', amount: '1' } }
      expect.equal(told((await send([reordered])).body), ['duplicate'],
        'the order of properties is no other payload')
    },
  }),
  check({
    id: 'usage/accepted-is-visible',
    requirement: 'USG-4.1',
    needs: ['usage-ingest'],
    async run(context) {
      const { api, expect } = context
      const { customer, event, send } = await producer(context)
      await Promise.all(['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'].map(async (id) => {
        const sent = event(id)
        expect.equal(told((await send([sent])).body), ['accepted'], 'it is accepted')
        const query = { customer_id: customer.id }
        const { body } = expect.status(
          await api.get<UsageEvent>(`/usage-events/${id}`, { query }), 200)
        const { event_name, customer_id, timestamp, properties } = body
        expect.equal({ id: body.id, event_name, customer_id, timestamp, properties }, sent,
          'every read that starts after the answer sees the event')
      }))
    },
  }),
]
