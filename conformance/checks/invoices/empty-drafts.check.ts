import { check } from '../../src/check.ts'
import { seats } from '../daily-offers.ts'

export default check({
  id: 'invoices/a-draft-that-became-empty-is-finalized',
  requirement: 'INV-6.3',
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  async run({ expect, given }) {
    const { clock, subscription } = await given.scene({ offers: { seats: seats() } })
    await given.settings({ draft_grace_hours: 24 })
    await given.advance(clock, '2026-01-16T00:00:00Z')
    await given.cancel(subscription, { mode: 'now', settlement: 'prorate' })
    const [charged, credited] = await given.billed(subscription)
    const { invoice } = expect.present(charged, 'seats are billed')
    const draft = expect.present(credited, 'and credited').invoice
    expect.equal([draft.status, draft.total], ['draft', '-16.00'], 'the credit is a draft')
    await given.void(invoice)
    await given.advance(clock, '2026-01-17T00:00:00Z')
    const final = expect.present((await given.billed(subscription)).at(-1), 'it is finalized')
    const { status, total, amount_due, payment_status, credits } = final.invoice
    expect.equal([final.invoice.id, status, total, amount_due, payment_status, credits],
      [draft.id, 'finalized', '0.00', '0.00', 'not_required', []], 'with nothing to pay')
    expect.equal(final.lines, [], 'and nothing on it')
    expect.that(final.invoice.number !== null, 'it has a number, as any invoice')
  },
})
