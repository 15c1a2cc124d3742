import { check } from '../../src/check.ts'

const now = '2026-03-15T00:00:00Z'

export default check({
  id: 'invoices/a-draft-of-the-past-is-not-final-before-it-was-made',
  requirement: 'INV-4.1',
  needs: ['invoices', 'subscriptions', 'test-clocks'],
  async run({ expect, given }) {
    const { clock, subscription } = await given.scene({
      now, settings: { draft_grace_hours: 48, payment_terms_days: 1 },
      offers: { seat: { pricing: { type: 'flat', amount: '10' }, timing: 'in_advance' } },
      start: { start_at: '2026-01-12T00:00:00Z' },
    })
    await given.advance(clock, now)
    const invoices = await given.invoices(subscription)
    expect.equal(invoices.map(({ issued_at }) => issued_at.slice(0, 10)),
      ['2026-01-12', '2026-02-12', '2026-03-12'], 'a backdated start bills every period since')
    for (const { status, created_at, finalize_at, finalized_at, due_at } of invoices) {
      expect.equal([status, created_at, finalize_at, finalized_at],
        ['finalized', now, now, now], 'a draft whose grace has passed is final at its making')
      expect.equal(due_at, '2026-03-16T00:00:00Z', 'and due from then on')
    }
    expect.equal(invoices.map(({ number }) => number?.slice(-1)), ['1', '2', '3'],
      'in the order of the periods')
  },
})
