import { check } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'
import { sumOf } from '../sum-of.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const trial_end = '2026-01-15T00:00:00Z'
const offers = { seats: seats(), desks: desks(), calls } as const

export default [
  check({
    id: 'subscriptions/a-trial-is-shown-and-free',
    requirement: 'SUB-5.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.scene({ offers, start: { trial_end } })
      await given.advance(scene.clock, '2026-01-14T00:00:00Z')
      await given.ingest(scene.customer, [called(scene.meters.calls, '2026-01-05T00:00:00Z', '6')])
      await given.advance(scene.clock, trial_end)
      expect.equal(await billedTexts(context, scene), {
        '01-01': ['fixed seats 01-01..01-15 14/31 x1 = 14.00',
          'trial_discount seats 01-01..01-15 = -14.00'],
        '01-15': ['fixed desks 01-01..01-15 14/31 x1 = 14.00',
          'fixed seats 01-15..02-15 x1 = 31.00', 'trial_discount calls 01-01..01-15 = -6.00',
          'trial_discount desks 01-01..01-15 = -14.00', 'usage calls 01-01..01-15 x6 = 6.00'],
      }, 'every charge of the trial has its discount beside it')
      const totals = (await given.invoices(scene.subscription)).map(({ total }) => total)
      expect.equal(totals, ['0.00', '31.00'], 'and costs nothing')
    },
  }),
  check({
    id: 'subscriptions/a-minimum-of-the-trial-is-free',
    requirement: 'SUB-5.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const bounded = { ...calls, minimum_amount: '50' }
      const capped = { ...calls, maximum_amount: '2' }
      const { clock, customer, meters, prices, subscription } = await given.scene(
        { offers: { bounded, capped }, start: { trial_end } })
      await given.advance(clock, '2026-01-14T00:00:00Z')
      await given.ingest(customer, [called(meters.bounded, '2026-01-05T00:00:00Z', '6'),
        called(meters.capped, '2026-01-05T00:00:00Z', '6')])
      await given.advance(clock, trial_end)
      const [billed] = await given.billed(subscription)
      const { invoice, lines } = expect.present(billed, 'the trial is shown')
      expect.equal(invoice.total, '0.00', 'a trial costs nothing')
      const sumFor = (of: { id: string }, isDiscount: boolean): string =>
        sumOf(lines.filter(({ kind, price_id }) =>
          price_id === of.id && (kind === 'trial_discount') === isDiscount)
          .map(({ amount }) => amount))
      expect.equal([sumFor(prices.bounded, false), sumFor(prices.bounded, true)],
        ['50.00', '-50.00'], 'its minimum is shown and free')
      expect.equal([sumFor(prices.capped, false), sumFor(prices.capped, true)],
        ['2.00', '-2.00'], 'so is its maximum')
    },
  }),
  check({
    id: 'subscriptions/trial-end-is-on-the-paid-side',
    requirement: 'SUB-5.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.scene({ offers: { calls }, start: { trial_end } })
      await given.advance(scene.clock, '2026-01-14T23:59:59.999999Z')
      await given.ingest(scene.customer,
        [called(scene.meters.calls, '2026-01-14T23:59:59.999999Z', '100')])
      await given.advance(scene.clock, '2026-01-31T00:00:00Z')
      await given.ingest(scene.customer, [
        called(scene.meters.calls, trial_end, '20'),
        called(scene.meters.calls, '2026-01-15T00:00:00.000001Z', '3'),
      ])
      await given.advance(scene.clock, '2026-02-15T00:00:00Z')
      const last = (await given.billed(scene.subscription)).at(-1)
      expect.equal([last?.invoice.issued_at, last?.invoice.total, last?.lines.map((line) =>
        [line.kind, line.quantity, line.period])], ['2026-02-15T00:00:00Z', '23.00',
        [['usage', '23', { start: trial_end, end: '2026-02-15T00:00:00Z' }]]],
      'usage at trial_end is billed, usage before it is not')
    },
  }),
  check({
    id: 'subscriptions/usage-of-a-trial-ends-at-trial-end',
    requirement: 'SUB-5.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.scene({ offers: { calls }, settings: { draft_grace_hours: 48 },
        start: { trial_end } })
      await given.advance(scene.clock, '2026-01-16T00:00:00Z')
      await given.ingest(scene.customer, [
        called(scene.meters.calls, '2026-01-14T23:59:59.999999Z', '100'),
        called(scene.meters.calls, trial_end, '20'),
      ])
      await given.advance(scene.clock, '2026-01-18T00:00:00Z')
      expect.equal(await billedTexts(context, scene), {
        '01-15': ['trial_discount calls 01-01..01-15 = -100.00',
          'usage calls 01-01..01-15 x100 = 100.00'],
      }, 'the trial shows the usage before trial_end')
    },
  }),
  check({
    id: 'subscriptions/a-trial-ends-at-its-instant',
    requirement: 'SUB-5.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const { read } = commands(context)
      const plain = await given.scene({ offers })
      const { clock, subscription } =
        await given.scene({ offers, clock: plain.clock, start: { trial_end } })
      expect.equal([plain.subscription.status, plain.subscription.billing_anchor],
        ['active', '2026-01-01T00:00:00Z'], 'without a trial it is active')
      expect.equal([subscription.status, subscription.trial_end, subscription.billing_anchor,
        subscription.current_period], ['trialing', trial_end, trial_end,
        { start: '2026-01-01T00:00:00Z', end: trial_end }], 'the anchor is where the trial ends')
      await given.advance(clock, '2026-01-14T23:59:59Z')
      expect.equal((await read(subscription)).status, 'trialing', 'not a second early')
      await given.advance(clock, trial_end)
      const { status, current_period } = await read(subscription)
      expect.equal([status, current_period],
        ['active', { start: trial_end, end: '2026-02-15T00:00:00Z' }], 'then it is active')
    },
  }),
  check({
    id: 'subscriptions/an-anchor-of-its-own-outlasts-the-trial',
    requirement: 'SUB-5.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const anchor = '2026-01-01T00:00:00Z'
      const scene = await given.scene({ offers: { seats: seats() },
        start: { trial_end, billing_anchor: anchor } })
      expect.equal([scene.subscription.status, scene.subscription.billing_anchor],
        ['trialing', anchor], 'the anchor that was given counts')
      await given.advance(scene.clock, '2026-02-01T00:00:00Z')
      expect.equal((await commands(context).read(scene.subscription)).current_period,
        { start: '2026-02-01T00:00:00Z', end: '2026-03-01T00:00:00Z' }, 'also for boundaries')
      const { '01-15': paid, '02-01': next } = await billedTexts(context, scene)
      expect.equal([paid, next], [['fixed seats 01-15..02-01 17/31 x1 = 17.00'],
        ['fixed seats 02-01..03-01 x1 = 31.00']], 'the rest of the period is paid')
    },
  }),
]
