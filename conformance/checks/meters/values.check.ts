import { check } from '../../src/check.ts'
import { metered, storedIds } from '../metered.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

export default [
  check({
    id: 'meters/null-is-no-value',
    requirement: 'MTR-6.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const { customer, take, quantity } = await metered(context, 'sum')
      const [control] = await take(['5'])
      const event = { ...control, id: 'null', properties: { amount: null } }
      expect.problem(await api.post('/usage-events', { events: [event] }), 'invalid_request',
        { faults: [{ pointer: '/events/0/properties/amount' }] })
      expect.equal(await storedIds(api, customer), [control?.id], 'null is never counted as 0')
      expect.decimal(await quantity(), '5', 'nothing is added')
    },
  }),
  check({
    id: 'meters/a-huge-quantity-is-billed-exactly',
    requirement: 'MON-3.3',
    needs: ['usage-ingest', 'invoices'],
    async run({ expect, given }) {
      const huge = '123456789012345678.123456789012'
      const scene = await given.billing({ now: '2026-01-30T00:00:00Z' })
      const { clock, customer, meter, subscription } = scene
      await given.ingest(customer, [{ event_name: meter.event_name,
        timestamp: '2026-01-30T00:00:00Z', properties: { amount: huge } }])
      await given.advance(clock, '2026-02-28T00:00:00Z')
      const [invoice] = await given.invoices(subscription)
      const [line] = await given.lines(expect.present(invoice, 'usage is invoiced'))
      expect.decimal(line?.quantity, huge, 'the line has the whole quantity')
      expect.decimal(line?.amount_unrounded, huge, 'and its exact amount')
      expect.equal(line?.amount, '123456789012345678.12', 'rounded once')
    },
  }),
]
