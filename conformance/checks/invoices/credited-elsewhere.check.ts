import { check } from '../../src/check.ts'
import { seats } from '../daily-offers.ts'
import { actOn } from '../invoice-actions.ts'
import { look } from '../one-off.ts'
import { refused } from '../refused.ts'

export default check({
  id: 'invoices/what-a-later-invoice-credits-is-not-voided',
  requirement: 'INV-2.3',
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  async run(context) {
    const { expect, given } = context
    const { clock, prices, subscription } = await given.scene({ offers: { seats: seats() } })
    await given.settings({ draft_grace_hours: 0 })
    await given.advance(clock, '2026-01-16T00:00:00Z')
    await given.change(subscription, { effective: 'now',
      items: [{ price_id: prices.seats.id, quantity: '2' }] })
    const [first, second] = await given.billed(subscription)
    const charged = expect.present(first, 'seats are billed').invoice
    const changed = expect.present(second, 'and their change').invoice
    expect.equal([changed.status, changed.total], ['finalized', '16.00'],
      'a seat is credited and two are charged for 16 of 31 days')
    await refused(context, { problem: 'invoice_not_voidable',
      ask: async () => actOn(context, charged, 'void'),
      read: async () => [await look(context, charged), await look(context, changed)] })
    expect.equal((await given.void(changed)).status, 'void', 'what credits it is voided')
    expect.equal((await given.void(charged)).status, 'void', 'and then it is voided itself')
  },
})
