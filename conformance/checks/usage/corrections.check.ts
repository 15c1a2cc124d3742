import type { Problem, UsageEvent, UsageEventDetail } from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { check } from '../../src/check.ts'
import { amendEvent, readEvent, recorded, voidEvent } from '../corrected.ts'

const needs = ['usage-ingest', 'test-clocks']

type Payload = Pick<UsageEvent, 'event_name' | 'timestamp' | 'properties'>

const payloadOf = ({ event_name, timestamp, properties }: Payload): Payload =>
  ({ event_name, timestamp, properties })

const revisionsOf = ({ history }: UsageEventDetail) =>
  history.map(({ revision, reason, properties }) => [revision, properties['amount'], reason])

export default [
  check({
    id: 'usage/a-voided-event-no-longer-counts',
    requirement: 'USG-6.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const { customer, events, told } = await recorded(context, { a: '1', b: '2', c: '4' })
      expect.equal(await told(), ['7', 3, checksum(events)], 'all of them count')
      const before = await readEvent(context, { customer, id: 'b' })
      expect.equal([before.status, before.voided_at, before.revision, before.history],
        ['recorded', null, 1, []], 'a new event is recorded')
      const reason = 'Sent by a load test.'
      const { body } = expect.status(
        await voidEvent(context, { customer, id: 'b' }, { reason }), 200)
      expect.equal(body.status, 'voided', 'voiding says so')
      expect.present(body.voided_at, 'and when')
      expect.equal([body.revision, body.history, payloadOf(body)], [1, [], payloadOf(before)],
        'its payload stays as it was')
      expect.equal(await readEvent(context, { customer, id: 'b' }), body, 'it stays readable')
      const left = events.filter(({ id }) => id !== 'b')
      expect.equal(await told(), ['5', 2, checksum(left)], 'it is out of quantity and checksum')
      const listed = async (status?: string) => (await api.all<UsageEvent>('/usage-events', { query:
        { customer_id: customer.id, ...(status === undefined ? {} : { status }) } }))
        .map(({ id }) => id).toSorted()
      expect.equal([await listed(), await listed('voided'), await listed('recorded')],
        [['a', 'b', 'c'], ['b'], ['a', 'c']], 'it is listed as voided')
    },
  }),
  check({
    id: 'usage/an-amended-event-counts-as-it-is-now',
    requirement: 'USG-6.2',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, events, told } = await recorded(context, { a: '1', b: '2', c: '4' })
      const first = await readEvent(context, { customer, id: 'b' })
      const now = { properties: { amount: '20', note: 'x' } }
      const { body } = expect.status(await amendEvent(context, { customer, id: 'b' },
        { ...now, reason: 'A decimal point was lost.' }), 200)
      expect.equal([body.status, body.revision, payloadOf(body)],
        ['recorded', 2, { ...payloadOf(first), ...now }], 'it has its new payload')
      expect.equal(await readEvent(context, { customer, id: 'b' }), body, 'and is stored so')
      const [old] = body.history
      expect.equal([body.history.length, old?.revision, old && payloadOf(old), old?.reason],
        [1, 1, payloadOf(first), 'A decimal point was lost.'], 'the old payload is kept')
      expect.equal(old?.recorded_at, first.received_at, 'with when it was recorded')
      const current = events.map((event) => (event.id === 'b' ? { ...event, ...now } : event))
      expect.equal(await told(), ['25', 3, checksum(current)], 'only the new one counts')
      const timestamp = '2026-01-11T00:00:00Z'
      const moved = expect.status(
        await amendEvent(context, { customer, id: 'b' }, { timestamp }), 200).body
      expect.equal([moved.revision, payloadOf(moved)], [3, { ...payloadOf(body), timestamp }],
        'what is left out stays as it is')
      expect.equal(revisionsOf(moved),
        [[1, '2', 'A decimal point was lost.'], [2, '20', null]], 'the oldest comes first')
    },
  }),
  check({
    id: 'usage/an-event-moves-with-its-name-and-time',
    requirement: ['USG-6.2', 'USG-6.6'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { customer, events, told } = await recorded(context, { a: '1', b: '2' })
      const other = await given.meter()
      const { event_name } = other
      expect.status(await amendEvent(context, { customer, id: 'b' }, { event_name }), 200)
      expect.equal(await told(), ['1', 1, checksum(events.slice(0, 1))], 'it left its first meter')
      const query = { customer_id: customer.id, event_name }
      const named = await context.api.all<UsageEvent>('/usage-events', { query })
      expect.equal(named.map(({ id, revision }) => [id, revision]), [['b', 2]], 'for another')
      const timestamp = '2025-12-31T23:59:59.999999Z'
      expect.status(await amendEvent(context, { customer, id: 'a' }, { timestamp }), 200)
      expect.equal(await told(), ['0', 0, checksum([])], 'and an event leaves its window')
    },
  }),
  check({
    id: 'usage/a-voided-event-is-corrected-no-more',
    requirement: 'USG-6.3',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, events, told } = await recorded(context, { a: '1', b: '2' })
      const [gone, control] = [{ customer, id: 'b' }, { customer, id: 'a' }]
      const properties = { amount: '1', note: 'control' }
      expect.status(await amendEvent(context, control, { properties }), 200)
      expect.status(await voidEvent(context, gone), 200)
      const before = await readEvent(context, gone)
      const probes = [['void', await voidEvent(context, gone)],
        ['amend', await amendEvent(context, gone, { properties })]] as const
      for (const [action, probe] of probes) {
        const { state, action: tried, allowed_actions } =
          expect.problem(probe, 'invalid_state_transition').body as Problem
        expect.equal([state, tried, allowed_actions], ['voided', action, []],
          'the problem names the state, the action and that none is allowed')
      }
      expect.equal(await readEvent(context, gone), before, 'nothing has changed')
      const current = events.slice(0, 1).map((event) => ({ ...event, properties }))
      expect.equal(await told(), ['1', 1, checksum(current)], 'and nothing counts again')
    },
  }),
  check({
    id: 'usage/only-a-stored-event-is-corrected',
    requirement: 'USG-6.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const { customer, told } = await recorded(context, { a: '1' })
      const [other, properties] = [await given.customer(), { amount: '9' }]
      const nobody = { id: `cus_${'0'.repeat(26)}` }
      for (const [of, code] of [[{ customer, id: 'none' }, 'usage_event_not_found'],
        [{ customer: other, id: 'a' }, 'usage_event_not_found'],
        [{ customer: nobody, id: 'a' }, 'customer_not_found']] as const) {
        expect.problem(await voidEvent(context, of), code)
        expect.problem(await amendEvent(context, of, { properties }), code)
      }
      expect.problem(await amendEvent(context, { customer, id: 'a' }, {}), 'invalid_request')
      expect.problem(await amendEvent(context, { customer, id: 'a' }, { reason: 'none' }),
        'invalid_request')
      expect.equal((await told())[0], '1', 'the event still counts')
    },
  }),
]
