import type { SubscriptionCancel } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { short } from '../billed-texts.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'
import { sumOf } from '../sum-of.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const offers = { seats: seats('2'), desks: desks(), calls } as const
const middle = '2026-01-16T00:00:00Z'

/** What a cancellation in the middle of January bills by the end of May, without the time. */
const settled = async (
  { given }: CheckContext, values: SubscriptionCancel, until = middle,
): Promise<Record<string, string[]>> => {
  const { clock, customer, meters, prices, subscription } = await given.scene({ offers })
  await given.advance(clock, middle)
  await given.ingest(customer, [called(meters.calls, '2026-01-05T00:00:00Z', '4')])
  await given.cancel(subscription, values)
  await given.advance(clock, '2026-05-31T00:00:00Z')
  const names = Object.entries(prices).map(([name, { id }]) => [id, name] as const)
  const name = new Map<string | null, string>(names)
  const billed = await given.billed(subscription)
  return Object.fromEntries(billed.filter(({ invoice }) => invoice.issued_at >= until)
    .map(({ invoice, lines }) => [short(invoice.issued_at),
      lines.map(({ kind, price_id, portion, amount }) => [kind, name.get(price_id),
        portion === null ? 'whole' : `${portion.numerator}/${portion.denominator}`, amount]
        .join(' ')).toSorted()]))
}

export default [
  check({
    id: 'subscriptions/a-prorated-end-settles-fixed-charges',
    requirement: 'SUB-2.6',
    needs,
    async run(context) {
      const { expect } = context
      expect.equal(await settled(context, { mode: 'now', settlement: 'prorate' }), {
        '01-16': ['fixed desks 15/31 15.00', 'proration_credit seats 16/31 -32.00',
          'usage calls whole 4.00'],
      }, 'what is left is credited, and arrears are due by their share')
      const cancel_at = '2026-01-26T00:00:00Z'
      expect.equal(await settled(context, { mode: 'at', cancel_at, settlement: 'prorate' }), {
        '01-26': ['fixed desks 25/31 25.00', 'proration_credit seats 6/31 -12.00',
          'usage calls whole 4.00'],
      }, 'so it is at an instant')
      expect.equal(await settled(context, { mode: 'period_end', settlement: 'prorate' }), {
        '02-01': ['fixed desks whole 31.00', 'usage calls whole 4.00'],
      }, 'where nothing is left nothing is credited')
    },
  }),
  check({
    id: 'subscriptions/an-unsettled-end-leaves-fixed-charges',
    requirement: 'SUB-2.6',
    needs,
    async run(context) {
      const { expect } = context
      const wanted = { '01-16': ['fixed desks whole 31.00', 'usage calls whole 4.00'] }
      expect.equal(await settled(context, { mode: 'now', settlement: 'none' }), wanted,
        'advance charges stay billed and arrears are due in full')
      expect.equal(await settled(context, { mode: 'now' }), wanted, 'which is the default')
    },
  }),
  check({
    id: 'subscriptions/a-known-end-cuts-the-charge-before-it',
    requirement: 'SUB-2.6',
    needs,
    async run(context) {
      const { expect } = context
      const cancel_at = '2026-02-15T00:00:00Z'
      const charged = async (settlement: 'prorate' | 'none'): Promise<string[]> => {
        const billed = await settled(context, { mode: 'at', cancel_at, settlement })
        return Object.values(billed).flat().filter((line) => line.includes('seats'))
      }
      const sum = (lines: readonly string[]): string =>
        sumOf(lines.map((line) => line.split(' ').at(-1) ?? ''))
      expect.equal(sum(await charged('prorate')), '31.00',
        'half of February is charged, or what is too much credited')
      expect.equal(sum(await charged('none')), '62.00', 'without settlement the charge is whole')
    },
  }),
]
