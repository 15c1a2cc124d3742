import { checksum } from '../../oracle/canonical.ts'
import { check } from '../../src/check.ts'
import { stepTexts } from '../previewed.ts'
import { billAt, sell, use, type Offer } from '../sold-usage.ts'

const offer: Offer = { price: { pricing: { type: 'percentage', rate: '10', fixed_amount: '1',
  free_transactions: 2 } }, meter: { filters: [
  { property: 'kind', operator: 'equals', value: 'payment' }] } }

const at = (day: number, time: string): string => `2026-01-0${day}T${time}Z`

/** In the order of their arrival; the free ones are the second and the last of it. */
const events: [id: string, timestamp: string, amount: string, kind?: string][] = [
  ['z', at(3, '10:00:00'), '100'],
  ['b', at(2, '10:00:00'), '40'],
  ['c', at(2, '10:00:00'), '60'],
  ['a', at(5, '09:00:00.000001'), '5'],
  ['n', at(1, '00:00:00'), '-30'],
  ['o', at(1, '00:00:00'), '7', 'payout'],
  ['B', at(2, '10:00:00'), '20'],
]

export default check({
  id: 'prices/transactions-are-the-events-in-their-order',
  requirement: ['PRC-5.5', 'PRC-5.2'],
  needs: ['prices', 'usage-ingest', 'invoices'],
  async run(context) {
    const { expect, given } = context
    const shop = await sell(context, [offer])
    await given.advance(shop.clock, '2026-01-30T00:00:00Z')
    const sent = []
    for (const [id, timestamp, amount, kind = 'payment'] of events) {
      sent.push(...await use(context, shop,
        { events: [{ id, timestamp, properties: { amount, kind } }] }))
    }
    const next = { id: 'next', timestamp: '2026-01-30T00:00:00Z',
      properties: { amount: '0.5', kind: 'payment' } }
    sent.push(...await use(context, shop, { events: [next] }))
    const { lines } = await billAt(context, shop, '2026-02-01T00:00:00Z')
    const [line] = lines
    expect.equal(line && stepTexts(line.calculated),
      ['percentage 165.5 x 0.1 = 16.55', 'transaction-fixed 4 x 1 = 4'],
      'the first by timestamp and then by id are free')
    expect.equal([line?.quantity, line?.amount], ['195.5', '20.55'], 'all of them are the quantity')
    const counted = sent.filter(({ id }) => id !== 'o')
    expect.equal([line?.calculated.event_count, line?.calculated.event_checksum],
      [counted.length, checksum(counted)], 'each event that the meter selects is a transaction')
  },
})
