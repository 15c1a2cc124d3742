import type { Subscription, UpcomingInvoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { lineTexts } from '../billed-texts.ts'
import { commands, everythingOf } from '../commands.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const [middle, end] = ['2026-01-16T00:00:00Z', '2026-02-01T00:00:00Z']

const scene = async ({ given }: CheckContext, start = {}) => {
  const made = await given.scene(
    { offers: { seats: seats(), desks: desks(), calls }, start })
  await given.advance(made.clock, middle)
  await given.ingest(made.customer, [called(made.meters.calls, '2026-01-05T00:00:00Z', '4')])
  return made
}

const upcoming = async (
  context: CheckContext, subscription: Subscription,
): Promise<UpcomingInvoice> =>
  context.expect.status(await commands(context).upcoming(subscription), 200).body

/** What is upcoming now is what the clock bills, and is not stored. */
const judge = async (
  context: CheckContext, { clock, subscription, prices }: Awaited<ReturnType<typeof scene>>,
  issued_at: string,
): Promise<string[]> => {
  const { expect, given } = context
  const before = await everythingOf(context, subscription)
  const told = await upcoming(context, subscription)
  expect.equal(told.issued_at, issued_at, 'it names the next billing instant')
  expect.equal(await everythingOf(context, subscription), before, 'it changes nothing')
  await given.advance(clock, issued_at)
  const { invoice, lines } = expect.present((await given.billed(subscription)).at(-1), 'billed')
  expect.equal(invoice.issued_at, issued_at, 'it is billed then')
  expect.equal(lineTexts(told.lines, prices), lineTexts(lines, prices), 'with these lines')
  expect.equal([told.currency, told.subtotal, told.discount_total, told.tax_total, told.total],
    [invoice.currency, invoice.subtotal, invoice.discount_total, invoice.tax_total, invoice.total],
    'and these totals')
  return lineTexts(told.lines, prices)
}

export default [
  check({
    id: 'subscriptions/upcoming-is-what-the-boundary-bills',
    requirement: 'SUB-8.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const made = await scene(context)
      await given.discount(made.customer, { percentage: '10' })
      expect.equal(await judge(context, made, end), ['fixed desks 01-01..02-01 x1 = 31.00',
        'fixed seats 02-01..03-01 x1 = 31.00', 'usage calls 01-01..02-01 x4 = 4.00'],
      'usage, what is in arrears and what is in advance')
    },
  }),
  check({
    id: 'subscriptions/upcoming-knows-what-is-scheduled',
    requirement: 'SUB-8.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const changed = await scene(context)
      const effective_at = '2026-01-26T00:00:00Z'
      await given.change(changed.subscription, { effective: 'at', effective_at,
        items: [{ price_id: changed.prices.seats.id, quantity: '3' }] })
      expect.equal(await judge(context, changed, effective_at), [
        'proration_charge seats 01-26..02-01 6/31 x3 = 18.00',
        'proration_credit seats 01-26..02-01 6/31 = -6.00'], 'a scheduled change')
      const ending = await scene(context)
      await given.cancel(ending.subscription,
        { mode: 'at', cancel_at: effective_at, settlement: 'prorate' })
      expect.equal(await judge(context, ending, effective_at), [
        'fixed desks 01-01..01-26 25/31 x1 = 25.00',
        'proration_credit seats 01-26..02-01 6/31 = -6.00', 'usage calls 01-01..01-26 x4 = 4.00'],
      'an end')
    },
  }),
  check({
    id: 'subscriptions/upcoming-follows-trial-and-start',
    requirement: 'SUB-8.1',
    needs,
    async run(context) {
      const { expect } = context
      const trial_end = '2026-01-26T00:00:00Z'
      const lines = await judge(context, await scene(context, { trial_end }), trial_end)
      expect.equal(lines.filter((line) => line.includes('seats')),
        ['fixed seats 01-26..02-26 x1 = 31.00'], 'what the end of a trial bills')
      const start_at = '2026-01-28T00:00:00Z'
      expect.equal(await judge(context, await scene(context, { start_at }), start_at),
        ['fixed seats 01-28..02-28 x1 = 31.00'], 'what a start bills')
    },
  }),
  check({
    id: 'subscriptions/nothing-is-upcoming-after-the-end',
    requirement: 'SUB-8.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const [ended, paused] = [await scene(context), await scene(context)]
      await given.cancel(ended.subscription, { mode: 'now' })
      await given.pause(paused.subscription)
      for (const { subscription } of [ended, paused]) {
        const { issued_at, lines, total } = await upcoming(context, subscription)
        expect.equal([issued_at, lines, total], [null, [], '0.00'], 'nothing follows')
      }
    },
  }),
]
