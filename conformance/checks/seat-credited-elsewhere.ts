import type { Invoice } from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import { seats } from './daily-offers.ts'

/** A seat of a month, and the final invoice of a second one that credits it for 16 of 31 days. */
export const seatCreditedElsewhere = async (
  { expect, given }: CheckContext,
): Promise<{ charged: Invoice; changed: Invoice }> => {
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
  return { charged, changed }
}
