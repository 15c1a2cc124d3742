import type { InvoiceLine, SubscriptionCreate } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { desks, seats } from '../daily-offers.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']

type Case = {
  now?: string
  /** When the quantity changes, and the clock with it. */
  at: string
  start?: Partial<SubscriptionCreate>
}

const shares = (lines: readonly InvoiceLine[]): string[] =>
  lines.flatMap(({ kind, portion }) => (portion === null
    ? [] : [`${kind} ${portion.numerator}/${portion.denominator} ${portion.unit}`]))

/** The shares of what a change of the quantity bills; none where it bills nothing. */
const sharesOf = async (
  { given }: CheckContext, { now = '2026-01-01T00:00:00Z', at, start = {} }: Case,
): Promise<string[]> => {
  const { clock, prices, subscription } =
    await given.scene({ offers: { seats: seats('1000000') }, now, start })
  await given.advance(clock, at)
  await given.change(subscription, { effective: 'now',
    items: [{ price_id: prices.seats.id, quantity: '2' }] })
  const last = (await given.billed(subscription)).at(-1)
  return last?.invoice.issued_at === at ? shares(last.lines).toSorted() : []
}

const both = (numerator: number, denominator: number, unit: string): string[] =>
  ['proration_charge', 'proration_credit']
    .map((kind) => `${kind} ${numerator}/${denominator} ${unit}`)

export default [
  check({
    id: 'proration/shares-are-of-the-natural-period',
    requirement: 'PRO-1.1',
    needs,
    async run(context) {
      const { expect } = context
      expect.equal(await sharesOf(context, { at: '2026-02-15T00:00:00Z' }), both(14, 28, 'day'),
        'February has 28 days')
      expect.equal(await sharesOf(context, { at: '2026-03-16T00:00:00Z' }), both(16, 31, 'day'),
        'March has 31')
      expect.equal(await sharesOf(context, { now: '2026-01-31T00:00:00Z',
        at: '2026-02-27T00:00:00Z' }), both(1, 28, 'day'), 'from the 31st to 28 February')
      expect.equal(await sharesOf(context, { now: '2026-01-31T00:00:00Z',
        at: '2026-03-30T00:00:00Z' }), both(1, 31, 'day'), 'from 28 February to 31 March')
    },
  }),
  check({
    id: 'proration/a-share-of-a-stub-is-of-the-natural-period',
    requirement: 'PRO-1.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.scene({ offers: { seats: seats(), desks: desks() },
        now: '2026-01-20T00:00:00Z', start: { billing_anchor: '2026-01-01T00:00:00Z' } })
      await given.advance(scene.clock, '2026-01-25T00:00:00Z')
      await given.change(scene.subscription, { effective: 'now', items: [
        { price_id: scene.prices.seats.id, quantity: '2' },
        { price_id: scene.prices.desks.id, quantity: '2' }] })
      await given.advance(scene.clock, '2026-02-01T00:00:00Z')
      const { '01-20': first, '01-25': changed = [], '02-01': last = [] } =
        await billedTexts(context, scene)
      expect.equal(first, ['fixed seats 01-20..02-01 12/31 x1 = 12.00'],
        'the denominator is the month and not what is left of it')
      const [closed, charged, credit] = changed
      expect.equal([closed, charged], ['fixed desks 01-20..01-25 5/31 x1 = 5.00',
        'proration_charge seats 01-25..02-01 7/31 x2 = 14.00'], 'also of a change')
      // Its fraction may be told as a part of the charged line.
      expect.matches(credit, /^proration_credit seats 01-25\.\.02-01 .*= -7\.00$/,
        'a credit comes to the same')
      expect.equal(last[0], 'fixed desks 01-25..02-01 7/31 x2 = 14.00', 'so do arrears')
    },
  }),
  check({
    id: 'proration/days-are-local-and-belong-to-the-new-terms',
    requirement: 'PRO-1.2',
    needs,
    async run(context) {
      const { expect } = context
      for (const at of ['2026-01-16T00:00:00Z', '2026-01-16T12:00:00Z', '2026-01-16T23:59:59Z']) {
        expect.equal(await sharesOf(context, { at }), both(16, 31, 'day'),
          'the day of a change belongs to the new terms')
      }
      const berlin = { now: '2025-12-31T23:00:00Z', start: { time_zone: 'Europe/Berlin' } }
      expect.equal(await sharesOf(context, { ...berlin, at: '2026-01-15T22:59:59Z' }),
        both(17, 31, 'day'), 'in Berlin it is the 15th')
      expect.equal(await sharesOf(context, { ...berlin, at: '2026-01-15T23:00:00Z' }),
        both(16, 31, 'day'), 'and now the 16th')
      expect.equal(await sharesOf(context, { ...berlin, now: '2026-02-28T23:00:00Z',
        at: '2026-03-30T22:00:00Z' }), both(1, 31, 'day'), 'a day of 23 hours is a day')
      expect.equal(await sharesOf(context, { now: '2026-01-01T12:00:00Z',
        at: '2026-01-31T13:00:00Z' }), both(1, 31, 'day'), 'a period has the days that begin in it')
    },
  }),
  check({
    id: 'proration/seconds-are-those-that-pass',
    requirement: 'PRO-1.3',
    needs,
    async run(context) {
      const { expect } = context
      const start = { proration_unit: 'second' } as const
      const january = 31 * 86_400
      expect.equal(await sharesOf(context, { at: '2026-01-16T12:00:00Z', start }),
        both(1_339_200, january, 'second'), 'half of January')
      expect.equal(await sharesOf(context, { at: '2026-01-31T23:59:59Z', start }),
        both(1, january, 'second'), 'its last second')
      const time_zone = 'Europe/Berlin'
      expect.equal(await sharesOf(context, { now: '2026-02-28T23:00:00Z',
        at: '2026-03-30T22:00:00Z', start: { ...start, time_zone } }),
      both(86_400, january - 3600, 'second'), 'in March an hour is missing in Berlin')
      expect.equal(await sharesOf(context, { now: '2026-09-30T22:00:00Z',
        at: '2026-10-30T23:00:00Z', start: { ...start, time_zone } }),
      both(86_400, january + 3600, 'second'), 'in October there is one more')
    },
  }),
  check({
    id: 'proration/no-day-has-no-line',
    requirement: 'PRO-1.4',
    needs,
    async run(context) {
      const { expect, given } = context
      // The period ends at noon, and its last day began before the change.
      const { clock, prices, subscription } =
        await given.scene({ offers: { seats: seats() }, now: '2026-01-01T12:00:00Z' })
      await given.advance(clock, '2026-02-01T06:00:00Z')
      const change = await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      expect.equal([change.status, change.invoice_id], ['applied', null], 'it is applied')
      expect.equal((await given.invoices(subscription)).length, 1, 'no day is left to bill')
      await given.advance(clock, '2026-02-01T12:00:00Z')
      const last = (await given.billed(subscription)).at(-1)
      expect.equal(last?.lines.map(({ kind, portion, amount }) => [kind, portion, amount]),
        [['fixed', null, '62.00']], 'the next period has the new quantity')
      expect.equal(await sharesOf(context, { now: '2026-01-01T12:00:00Z',
        at: '2026-02-01T06:00:00Z', start: { proration_unit: 'second' } }),
      both(6 * 3600, 31 * 86_400, 'second'), 'by seconds there is something left')
    },
  }),
]
