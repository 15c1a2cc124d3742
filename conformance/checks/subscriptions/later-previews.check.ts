import { check } from '../../src/check.ts'
import { lineTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { seats } from '../daily-offers.ts'

const later = '2026-03-11T00:00:00Z'

export default check({
  id: 'subscriptions/a-preview-foresees-what-is-charged-until-then',
  requirement: 'SUB-6.3',
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  async run(context) {
    const { expect, given } = context
    const { clock, customer, prices, subscription } =
      await given.scene({ offers: { seats: seats() } })
    await given.discount(customer, { percentage: '10', duration: 'once' })
    await given.discount(customer, { percentage: '50', duration: 'forever' })
    const terms = { effective: 'at' as const, effective_at: later,
      items: [{ price_id: prices.seats.id, quantity: '2' }] }
    const { body: preview } =
      expect.status(await commands(context).preview(subscription, terms), 200)
    await given.change(subscription, { ...terms, preview_token: preview.preview_token })
    await given.advance(clock, later)
    const last = expect.present((await given.billed(subscription)).at(-1), 'the change is billed')
    const lines = ['proration_charge seats 03-11..04-01 21/31 x2 = 42.00',
      'proration_credit seats 03-11..04-01 21/31 = -10.50']
    expect.equal(lineTexts(last.lines, prices), lines, 'March was charged at half its price')
    expect.equal(lineTexts(preview.lines, prices), lines, 'the preview said so')
    expect.equal([preview.subtotal, preview.discount_total, preview.total],
      [last.invoice.subtotal, last.invoice.discount_total, last.invoice.total],
      'and the totals, with the coupon that is left by then')
  },
})
