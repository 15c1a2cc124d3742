import type { InvoiceExplanation, UsageEventInput } from '@valora/spec/types'
import { corrected, type CorrectionTerms } from '../../oracle/corrections.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { sell, type Offer } from '../sold-usage.ts'

type Sent = Omit<UsageEventInput, 'customer_id'>

const offers = (event_name: string): Offer[] => [
  { meter: { event_name }, price: { discounts: [{ type: 'percentage', percentage: '7.5' }],
    pricing: { type: 'graduated', tiers: [{ up_to: '20', unit_amount: '0.335' },
      { unit_amount: '0.1' }] } } },
  { meter: { event_name }, price: { minimum_amount: '2',
    pricing: { type: 'percentage', rate: '2.9', free_transactions: 3 } } },
  { meter: { event_name, group_by: ['region'], aggregation: 'average' },
    price: { pricing: { type: 'matrix', dimensions: ['region'], default_unit_amount: '0.3',
      cells: [{ values: { region: 'eu' }, unit_amount: '0.7' }] } } },
]

/** The digest of January in an organization of its own. */
const digest = async (
  context: CheckContext, event_name: string,
  { events, corrections }: { events: readonly Sent[]; corrections: readonly CorrectionTerms[] },
): Promise<string> => {
  const { expect } = context
  const { api, given } = await context.given.organization()
  const room = { api, expect, given }
  const shop = await sell(room, offers(event_name))
  const { customer } = shop
  await given.advance(shop.clock, '2026-01-31T00:00:00Z')
  await given.ingest(customer, events)
  for (const correction of corrections) {
    if ('void' in correction) {
      expect.status(await voidEvent(room, { customer, id: correction.void }), 200)
    } else {
      const { amend: id, ...values } = correction
      expect.status(await amendEvent(room, { customer, id }, values), 200)
    }
  }
  await given.advance(shop.clock, '2026-02-01T00:00:00Z')
  const [invoice] = await given.invoices(shop.subscription)
  const { id } = expect.present(invoice, 'January is invoiced')
  const answer = await api.get<InvoiceExplanation>(`/invoices/${id}/explanation`)
  return expect.status(answer, 200).body.calculation_digest
}

export default check({
  id: 'determinism/corrected-usage-gives-the-same-digest',
  requirement: ['DET-2.1', 'USG-6.6'],
  needs: ['invoices', 'usage-ingest', 'organizations'],
  tags: ['property'],
  async run(context) {
    const { expect, random } = context
    const event_name = random.name('event')
    const values = () => ({ timestamp: `2026-01-${random.integer(10, 30)}T10:15:00Z`,
      properties: { amount: `${random.integer(1, 9)}.${random.integer(1, 99)}`,
        region: random.pick(['eu', 'us']) } })
    const events = Array.from({ length: 20 }, (_, index): Sent =>
      ({ id: `e${index}`, event_name, ...values() }))
    const corrections: CorrectionTerms[] = [{ amend: 'e1', ...values() }, { void: 'e2' },
      { amend: 'e3', ...values() }, { amend: 'e3', ...values() }, { void: 'e3' },
      { amend: 'e4', ...values() }]
    const standing = corrected(events, corrections)
    const wanted = await digest(context, event_name, { events: standing, corrections: [] })
    expect.equal(await digest(context, event_name, { events, corrections }), wanted,
      'usage that was corrected is calculated as if it had arrived so')
    expect.notEqual(await digest(context, event_name, { events, corrections: [] }), wanted,
      'without the corrections it is another calculation')
  },
})
