import type { InvoiceLine, PreviewedLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { commands, everythingOf } from '../commands.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'
import { refused } from '../refused.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'plans', 'usage-ingest']
const middle = '2026-01-16T00:00:00Z'

/** Seats, desks and calls since January, and dearer calls to change to. */
const sold = async ({ given }: CheckContext) => {
  const scene = await given.scene({ offers: { seats: seats(), desks: desks(), calls },
    start: { proration_unit: 'second' } })
  const dear = { ...calls, pricing: { type: 'per_unit', unit_amount: '3' } } as const
  const { plan, prices } = await given.catalog({ seats: seats('2'), desks: desks(), dear })
  await given.advance(scene.clock, middle)
  await given.ingest(scene.customer, [called(scene.meters.calls, '2026-01-05T00:00:00Z', '4')])
  return { ...scene, prices: { ...scene.prices, ...prices },
    terms: { effective: 'now', plan_id: plan.id } as const }
}

const previewed = async (context: CheckContext, { subscription, terms }:
Pick<Awaited<ReturnType<typeof sold>>, 'subscription' | 'terms'>) =>
  context.expect.status(await commands(context).preview(subscription, terms), 200).body

/** What both a previewed and a billed line say. */
const told = (lines: readonly (InvoiceLine | PreviewedLine)[]) =>
  lines.map(({ kind, description, price_id, product_id, meter_id, period, quantity, portion,
    amount_unrounded, amount, discount_amount, net_amount }) => ({ kind, description, price_id,
    product_id, meter_id, period, quantity, portion, amount_unrounded, amount, discount_amount,
    net_amount }))

export default [
  check({
    id: 'subscriptions/a-preview-changes-nothing',
    requirement: 'SUB-6.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await sold(context)
      const { subscription, terms } = scene
      const before = await everythingOf(context, subscription)
      const preview = await previewed(context, scene)
      expect.equal(preview.effective_at, middle, 'it is for the present')
      expect.equal(await everythingOf(context, subscription), before, 'a preview changes nothing')
      await given.change(subscription, terms)
      const last = (await given.billed(subscription)).at(-1)
      const { invoice, lines } = expect.present(last, 'the change is billed')
      expect.equal(lines.length, 4, 'calls and desks are closed, seats settled')
      expect.equal(told(preview.lines), told(lines), 'it gives the lines that the change bills')
      expect.equal([preview.subtotal, preview.discount_total, preview.tax_total, preview.total],
        [invoice.subtotal, invoice.discount_total, invoice.tax_total, invoice.total],
        'and the totals')
    },
  }),
  check({
    id: 'subscriptions/a-preview-has-coupons-and-taxes',
    requirement: 'SUB-6.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await sold(context)
      const { customer, subscription, terms } = scene
      const { id } = await given.taxRate('20')
      expect.status(await context.api.patch(`/subscriptions/${subscription.id}`,
        { tax_rate_ids: [id] }), 200)
      await given.discount(customer, { percentage: '10' })
      const preview = await previewed(context, scene)
      expect.notEqual([preview.discount_total, preview.tax_total], ['0.00', '0.00'],
        'coupons and taxes are in it')
      await given.change(subscription, terms)
      const { invoice, lines } = expect.present((await given.billed(subscription)).at(-1), 'billed')
      expect.equal(told(preview.lines), told(lines), 'it gives the lines that the change bills')
      expect.equal([preview.subtotal, preview.discount_total, preview.tax_total, preview.total],
        [invoice.subtotal, invoice.discount_total, invoice.tax_total, invoice.total],
        'and the totals')
    },
  }),
  check({
    id: 'subscriptions/a-commit-bills-what-its-preview-gave',
    requirement: 'SUB-6.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await sold(context)
      const { clock, subscription, terms } = scene
      const preview = await previewed(context, scene)
      await given.advance(clock, '2026-01-16T07:30:00Z')
      const later = await previewed(context, scene)
      expect.notEqual(told(later.lines), told(preview.lines), 'hours later it would be less')
      const { preview_token } = preview
      const { body } = expect.status(
        await commands(context).change(subscription, { ...terms, preview_token }), 201)
      expect.equal([body.status, body.effective_at], ['applied', middle],
        'it takes effect at the instant of the preview')
      const { invoice, lines } = expect.present((await given.billed(subscription)).at(-1), 'billed')
      expect.equal(body.invoice_id, invoice.id, 'the change names its invoice')
      expect.equal(told(lines), told(preview.lines), 'it bills the lines of the preview')
      expect.equal(invoice.total, preview.total, 'and its total')
    },
  }),
  check({
    id: 'subscriptions/a-stale-preview-is-refused',
    requirement: 'SUB-6.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const { change } = commands(context)
      const scene = await sold(context)
      const { customer, meters, subscription, terms } = scene
      const stale = await previewed(context, scene)
      await given.ingest(customer, [called(meters.calls, '2026-01-06T00:00:00Z', '2')])
      const fresh = await previewed(context, scene)
      const { previewed_total, current_total } = await refused(context, { problem: 'preview_stale',
        ask: async () => change(subscription, { ...terms, preview_token: stale.preview_token }),
        read: async () => everythingOf(context, subscription) })
      expect.equal([previewed_total, current_total], [stale.total, fresh.total],
        'it gives both totals')
      expect.status(await change(subscription,
        { ...terms, preview_token: fresh.preview_token }), 201)
      const last = (await given.invoices(subscription)).at(-1)
      expect.equal(last?.total, fresh.total, 'a fresh preview is committed')
    },
  }),
  check({
    id: 'subscriptions/a-token-is-for-its-change-only',
    requirement: 'SUB-6.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const { change } = commands(context)
      const scene = await sold(context)
      const { clock, customer, prices, subscription, terms } = scene
      const other = await given.subscription(
        { customer_id: customer.id, plan_id: subscription.plan_id })
      const { expires_at, preview_token } = await previewed(context, scene)
      const items = [{ price_id: prices.seats.id, quantity: '7' }]
      const judge = async (token: string, { of = subscription, asked = {} } = {}) =>
        refused(context, { problem: 'preview_token_invalid',
          ask: async () => change(of, { ...terms, ...asked, preview_token: token }),
          read: async () => [await everythingOf(context, subscription),
            await everythingOf(context, other)] })
      await judge('x'.repeat(preview_token.length))
      await judge(preview_token, { of: other })
      await judge(preview_token, { asked: { items } })
      await judge(preview_token, { asked: { settlement: 'none' } })
      await judge(preview_token, { asked: { tier_continuity: 'carry' } })
      await given.advance(clock, shift(expires_at, { seconds: 1 }))
      await judge(preview_token)
      const fresh = await previewed(context, scene)
      expect.status(await change(subscription,
        { ...terms, preview_token: fresh.preview_token }), 201)
    },
  }),
]
