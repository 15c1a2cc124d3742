import type { UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { amendEvent, readEvent, recorded, voidEvent } from '../corrected.ts'
import { results } from '../metered.ts'

export default check({
  id: 'usage/every-payload-an-event-had-is-a-duplicate',
  requirement: 'USG-6.4',
  needs: ['usage-ingest', 'test-clocks'],
  async run(context) {
    const { expect } = context
    const { customer, events, told } = await recorded(context, { a: '1', b: '2', c: '3' })
    const [amended, voided, both] = events as [UsageEventInput, UsageEventInput, UsageEventInput]
    const as = (event: UsageEventInput, amount: string): UsageEventInput =>
      ({ ...event, properties: { amount } })
    const sent = async (...again: UsageEventInput[]): Promise<string[]> =>
      (await results(context, again)).map(({ status }) => status)
    for (const amount of ['10', '100']) {
      for (const id of ['a', 'c']) {
        expect.status(await amendEvent(context, { customer, id }, { properties: { amount } }), 200)
      }
    }
    for (const id of ['b', 'c']) expect.status(await voidEvent(context, { customer, id }), 200)
    const before = [await told(), await readEvent(context, { customer, id: 'a' }),
      await readEvent(context, { customer, id: 'c' })]
    expect.equal(await sent(amended, as(amended, '10'), as(amended, '100')),
      ['duplicate', 'duplicate', 'duplicate'], 'any payload that it had or has is known')
    expect.equal(await sent(voided, both, as(both, '10'), as(both, '100')),
      ['duplicate', 'duplicate', 'duplicate', 'duplicate'], 'also after it was voided')
    expect.equal(await sent(as(amended, '11'), as(voided, '7'), as(both, '7'),
      { ...amended, timestamp: '2026-01-10T12:00:01Z' }),
      ['conflict', 'conflict', 'conflict', 'conflict'], 'a payload that it never had is another')
    expect.equal([await told(), await readEvent(context, { customer, id: 'a' }),
      await readEvent(context, { customer, id: 'c' })], before, 'none of them changes anything')
  },
})
