import type { Invoice, Organization } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { draftOf } from '../one-off.ts'

export default [
  check({
    id: 'invoices/payment-terms-count-from-finalization',
    requirement: 'INV-1.9',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { api, expect, given } = context
      const { body } = expect.status(await api.get<Organization>('/organization'), 200)
      expect.equal(body.payment_terms_days, 30, 'the terms are 30 days when nothing was said')
      const clock = await given.testClock('2026-02-10T09:30:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const lines = ['10']
      const drafts = await Promise.all([0, 1, 2].map(async () =>
        draftOf(context, { customer, lines })))
      expect.every(drafts, ({ due_at }) => due_at === null, 'a draft is not due')
      const finalized_at = '2026-02-13T10:00:00Z'
      await given.advance(clock, finalized_at)
      for (const [index, days] of [30, 0, 365].entries()) {
        if (index > 0) await given.settings({ payment_terms_days: days })
        const done = await given.finalize(drafts[index] as Invoice)
        const due_at = shift(finalized_at, { days })
        expect.equal([done.finalized_at, done.due_at], [finalized_at, due_at],
          `${days} days after its finalization it is due`)
      }
    },
  }),
  check({
    id: 'invoices/a-due-instant-that-was-told-stands',
    requirement: 'INV-1.9',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { api, expect, given } = context
      await given.settings({ payment_terms_days: 14 })
      const clock = await given.testClock('2026-02-10T09:30:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const due_at = '2026-07-01T12:00:00Z'
      const terms = { customer, lines: ['10'] }
      const told = await draftOf(context, { ...terms, due_at })
      expect.equal((await given.finalize(told)).due_at, due_at, 'what its creation says stands')
      const patched = async (draft: Invoice, value: string | null) =>
        expect.status(await api.patch<Invoice>(`/invoices/${draft.id}`, { due_at: value }), 200)
      const later = await draftOf(context, terms)
      await patched(later, due_at)
      expect.equal((await given.finalize(later)).due_at, due_at, 'so does what a patch says')
      const cleared = await draftOf(context, { ...terms, due_at })
      await patched(cleared, null)
      expect.equal((await given.finalize(cleared)).due_at, '2026-02-24T09:30:00Z',
        'null is the terms of the organization')
    },
  }),
  check({
    id: 'invoices/the-grace-of-a-draft-delays-its-due-instant',
    requirement: 'INV-1.9',
    needs: ['invoices'],
    async run({ expect, given }) {
      await given.settings({ payment_terms_days: 14 })
      const { clock, subscription } = await given.billing({ draft_grace_hours: 3,
        fixed: { pricing: { type: 'flat', amount: '10' } } })
      const [draft] = await given.invoices(subscription)
      expect.equal([draft?.status, draft?.due_at], ['draft', null], 'a draft is not due')
      await given.advance(clock, '2026-01-02T00:00:00Z')
      const [done] = await given.invoices(subscription)
      expect.equal([done?.finalized_at, done?.due_at],
        ['2026-01-01T03:00:00Z', '2026-01-15T03:00:00Z'], 'not from its period')
    },
  }),
]
