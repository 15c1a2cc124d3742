import type { UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { results } from '../metered.ts'

export default check({
  id: 'usage/events-are-judged-by-what-exists-now',
  requirement: ['USG-2.4', 'USG-2.5', 'MTR-6.1'],
  needs: ['usage-ingest'],
  async run(context) {
    const { api, expect, given, now, random } = context
    const [external_id, event_name] = [random.name('external'), random.name('event')]
    let count = 0
    const send = async (values: Partial<UsageEventInput>): Promise<string[]> => {
      count += 1
      const event = { id: `e${count}`, event_name, timestamp: now(), properties: { amount: '1' } }
      const told = await results(context, [{ ...event, ...values }])
      return told.map(({ status, problem }) => problem?.code ?? status)
    }
    const customer = await given.customer()
    const known = { customer_id: customer.id }
    expect.equal(await send(known), ['meter_not_found_for_event'], 'no meter has the name')
    const meter = await given.meter({ event_name })
    expect.equal(await send(known), ['accepted'], 'a new meter measures at once')
    const named = { customer_external_id: external_id }
    expect.equal(await send(named), ['customer_not_found'], 'nobody has the external id')
    await given.customer({ external_id })
    expect.equal(await send(named), ['accepted'], 'a new customer uses at once')
    const second = await given.meter({ event_name, value_property: 'depth', aggregation: 'max' })
    expect.equal(await send(known), ['meter_value_missing'], 'a second meter judges at once')
    expect.equal(await send({ ...known, properties: { amount: '1', depth: '2' } }), ['accepted'],
      'with both values it is taken')
    expect.status(await api.post(`/meters/${second.id}/archive`), 200)
    expect.equal(await send(known), ['accepted'], 'an archived meter judges no more')
    expect.status(await api.post(`/meters/${meter.id}/archive`), 200)
    expect.equal(await send(known), ['meter_not_found_for_event'], 'nor is it found')
  },
})
