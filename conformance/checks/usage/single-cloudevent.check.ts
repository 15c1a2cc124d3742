import type { Problem, UsageEventDetail, UsageIngestion, UsageIngestionResult } from
  '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { storedIds } from '../metered.ts'

type Sent = { id: string; subject: string; type: string; time: string; data: object }

type Modes = Record<'structured' | 'binary',
  (event: Sent) => ReturnType<CheckContext['api']['send']>>

const source = '/suite'

/** The two ways to send one CloudEvent. */
const modesOf = ({ api }: CheckContext): Modes => ({
  structured: async (event) => api.send<UsageIngestionResult>({ method: 'POST',
    path: '/cloud-events', contentType: 'application/cloudevents+json',
    text: JSON.stringify({ specversion: '1.0', source, region: 'eu', ...event }) }),
  binary: async ({ id, subject, type, time, data }) => api.send<UsageIngestionResult>({
    method: 'POST', path: '/cloud-events', contentType: 'application/json',
    headers: { 'ce-specversion': '1.0', 'ce-source': source, 'ce-id': id, 'ce-type': type,
      'ce-subject': encodeURIComponent(subject), 'ce-time': time }, text: JSON.stringify(data) }),
})

const scene = async (context: CheckContext) => {
  const { given, now, random } = context
  const external_id = `${random.name('external')} Z\u00fcrich`
  const [customer, meter] = [await given.customer({ external_id }), await given.meter()]
  const event = (id: string, values: Partial<Sent> = {}): Sent => ({ id, subject: external_id,
    type: meter.event_name, time: now(), data: { amount: '2.5' }, ...values })
  return { customer, meter, event, modes: Object.entries(modesOf(context)) }
}

const needs = ['usage-ingest']

export default [
  check({
    id: 'usage/one-cloudevent-is-the-same-event',
    requirement: 'USG-2.6',
    needs,
    async run(context) {
      const { api, expect } = context
      const { customer, meter, event, modes } = await scene(context)
      for (const [mode, send] of modes) {
        const sent = event(mode)
        const first = expect.status(await send(sent), 200).body as UsageIngestionResult
        expect.equal([first.id, first.index, first.status], [mode, 0, 'accepted'],
          `a ${mode} event is accepted`)
        const again = expect.status(await send(sent), 200).body as UsageIngestionResult
        expect.equal(again.status, 'duplicate', 'a replay is none')
        for (const [other, twin] of modes) {
          const { body } = expect.status(await twin(sent), 200)
          expect.equal((body as UsageIngestionResult).status, 'duplicate',
            `${mode} and ${other} mode are the same event`)
        }
        const batch = await api.send<UsageIngestion>({ method: 'POST', path: '/usage-events',
          contentType: 'application/cloudevents-batch+json',
          text: JSON.stringify([{ specversion: '1.0', source, ...sent }]) })
        expect.equal(expect.status(batch, 200).body.results.map(({ status }) => status),
          ['duplicate'], 'as in a batch')
        const query = { customer_id: customer.id }
        const { body } = expect.status(
          await api.get<UsageEventDetail>(`/usage-events/${mode}`, { query }), 200)
        expect.equal([body.event_name, body.timestamp, body.properties],
          [meter.event_name, sent.time, sent.data], 'it is stored with its payload alone')
      }
    },
  }),
  check({
    id: 'usage/one-bad-cloudevent-is-refused',
    requirement: 'USG-2.7',
    needs,
    async run(context) {
      const { api, expect, random } = context
      const { customer, event, modes } = await scene(context)
      for (const [mode, send] of modes) {
        const control = event(`good-${mode}`)
        expect.status(await send(control), 200)
        const bad: [Sent, string][] = [
          [event('a', { data: {} }), 'meter_value_missing'],
          [event('b', { data: { amount: 'much' } }), 'meter_value_not_numeric'],
          [event('c', { type: random.name('event') }), 'meter_not_found_for_event'],
          [event('d', { subject: random.name('nobody') }), 'customer_not_found'],
          [event('e', { time: '2001-01-01T00:00:00Z' }), 'usage_too_old'],
          [event('f', { time: '2301-01-01T00:00:00Z' }), 'usage_in_future'],
          [{ ...control, data: { amount: '9' } }, 'usage_event_conflict'],
        ]
        for (const [sent, code] of bad) {
          const refused = expect.problem(await send(sent), 'usage_batch_rejected')
          const { errors = [] } = refused.body as Problem
          expect.equal(errors.map((fault) => fault.code), [code], 'it says what is wrong')
        }
      }
      expect.equal(await storedIds(api, customer), ['good-binary', 'good-structured'],
        'what is refused is not stored')
    },
  }),
  check({
    id: 'usage/binary-mode-needs-its-headers',
    requirement: 'USG-2.6',
    needs,
    async run(context) {
      const { api, expect } = context
      const { customer, event } = await scene(context)
      const { id, subject, type, time } = event('whole')
      const headers: Record<string, string> = { 'ce-specversion': '1.0', 'ce-source': source,
        'ce-id': id, 'ce-type': type, 'ce-subject': encodeURIComponent(subject), 'ce-time': time }
      const send = async (own: Record<string, string>) => api.send({ method: 'POST',
        path: '/cloud-events', contentType: 'application/json', headers: own,
        text: JSON.stringify({ amount: '1' }) })
      for (const name of Object.keys(headers)) {
        const others = Object.entries({ ...headers, 'ce-id': `no-${name}` })
          .filter(([other]) => other !== name)
        expect.problem(await send(Object.fromEntries(others)), 'invalid_request')
      }
      expect.problem(await send({ ...headers, 'ce-specversion': '0.3' }), 'invalid_request')
      expect.equal(await storedIds(api, customer), [], 'without one of them nothing is stored')
      expect.status(await send(headers), 200)
      expect.equal(await storedIds(api, customer), ['whole'], 'with all of them it is')
    },
  }),
]
