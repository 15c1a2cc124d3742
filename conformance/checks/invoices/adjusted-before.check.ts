import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { actOn } from '../invoice-actions.ts'
import { billAt, sell, use } from '../sold-usage.ts'
import { sumOf } from '../sum-of.ts'

export default check({
  id: 'invoices/what-was-adjusted-is-not-billed-again',
  requirement: ['INV-2.4', 'USG-7.2'],
  needs: ['subscriptions', 'invoices', 'usage-ingest'],
  async run(context) {
    const { api, expect, given } = context
    const shop = await sell(context,
      [{ price: { pricing: { type: 'per_unit', unit_amount: '2' } } }], { policy: 'adjust_next' })
    const { subscription, clock } = shop
    await use(context, shop, { events: ['3'] })
    const { invoice } = await billAt(context, shop, '2026-02-01T00:00:00Z')
    await use(context, shop, { events: ['4'] })
    const next = await billAt(context, shop, '2026-03-01T00:00:00Z')
    expect.equal(next.invoice.total, '8.00', 'what came late is billed by the next invoice')
    await given.cancel(subscription, { mode: 'now' })
    await given.advance(clock, '2026-05-01T00:00:00Z')
    const draft = expect.status(await actOn(context, invoice, 'regenerate'), 201).body as Invoice
    await given.finalize(draft)
    const query = { subscription_id: subscription.id, status: 'finalized' }
    const totals = (await api.all<Invoice>('/invoices', { query })).map(({ total }) => total)
    expect.equal(sumOf(totals), '14.00', 'all invoices together bill the usage once')
  },
})
