import type { UsageIngestion } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const told = ({ results }: UsageIngestion): string[] =>
  results.map(({ status, problem }) => problem?.code ?? status)

export default check({
  id: 'usage/cloudevents-are-the-same-events',
  requirement: 'USG-2.3',
  needs: ['usage-ingest'],
  async run(context) {
    const { api, expect, given, now, random } = context
    const external = random.name('external')
    const [customer, meter] = [await given.customer({ external_id: external }),
      await given.meter()]
    const time = now()
    const text = JSON.stringify([{ specversion: '1.0', id: 'ce', source: '/suite', subject:
      external, type: meter.event_name, time, data: { amount: '2.5' }, region: 'eu' }])
    const sent = await api.send<UsageIngestion>({ method: 'POST', path: '/usage-events', text,
      contentType: 'application/cloudevents-batch+json' })
    expect.equal(told(expect.status(sent, 200).body), ['accepted'], 'a CloudEvent is accepted')
    const events = [{ id: 'ce', event_name: meter.event_name, customer_id: customer.id,
      timestamp: time, properties: { amount: '2.5' } }]
    const same = await api.post<UsageIngestion>('/usage-events', { events })
    expect.equal(told(same.body), ['duplicate'], 'it is the same event as its plain form')
  },
})
