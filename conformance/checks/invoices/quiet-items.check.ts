import { check } from '../../src/check.ts'

export default check({
  id: 'invoices/an-item-without-usage-has-its-line',
  requirement: 'INV-7.3',
  needs: ['subscriptions', 'usage-ingest', 'invoices'],
  async run({ expect, given }) {
    const quantities = [[undefined, '0'], ['-5', '-5'], ['5', '5']] as const
    const amounts = ['0.00', '0.00', '10.00']
    for (const [index, [amount, quantity]] of quantities.entries()) {
      const scene = await given.billing({ pricing: { type: 'per_unit', unit_amount: '2' } })
      if (amount !== undefined) {
        await given.ingest(scene.customer, [{ event_name: scene.meter.event_name,
          timestamp: scene.clock.now, properties: { amount } }])
      }
      await given.advance(scene.clock, '2026-02-01T00:00:00Z')
      const [invoice] = await given.invoices(scene.subscription)
      const lines = await given.lines(expect.present(invoice, 'the period is invoiced'))
      expect.equal(lines.map((line) => [line.kind, line.quantity, line.amount]),
        [['usage', quantity, amounts[index]]], 'the item has its line, and below 0 it costs 0')
    }
  },
})
