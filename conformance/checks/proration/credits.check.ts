import type { InvoiceLine, Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { compare, parse } from '../../oracle/rational.ts'
import { lineTexts } from '../billed-texts.ts'
import { seats } from '../daily-offers.ts'
import { sumOf } from '../sum-of.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']
const middle = '2026-01-16T00:00:00Z'

const scene = async ({ given }: CheckContext) =>
  given.scene({ offers: { seats: seats() } })

const linesOf = async (
  { given }: CheckContext, subscription: Subscription,
): Promise<InvoiceLine[]> =>
  (await given.billed(subscription)).flatMap(({ lines }) => lines)

export default [
  check({
    id: 'proration/a-credit-is-a-share-of-what-was-billed',
    requirement: 'PRO-2.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { id } = await given.taxRate('20')
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id, tax_rate_ids: [id] })
      await given.discount(customer, { percentage: '10', duration: 'once' })
      await given.settings({ draft_grace_hours: 0 })
      const { plan, prices } = await given.catalog({ seats: seats() })
      const subscription =
        await given.subscription({ customer_id: customer.id, plan_id: plan.id })
      const [charged] = await linesOf(context, subscription)
      expect.equal([charged?.amount, charged?.net_amount, charged?.taxes[0]?.amount],
        ['31.00', '27.90', '5.58'], 'seats are billed with a coupon and tax')
      await given.advance(clock, middle)
      await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      const credit = expect.holds(await linesOf(context, subscription),
        ({ kind }) => kind === 'proration_credit', 'the change credits them')
      expect.equal([credit.amount, credit.discount_amount, credit.net_amount],
        ['-14.40', '0.00', '-14.40'], '16 of 31 parts of 27.90, after the coupon and before tax')
      expect.equal([credit.charged_line_id, credit.portion, credit.price_id],
        [charged?.id, { numerator: 16, denominator: 31, unit: 'day' }, prices.seats.id],
        'it names the fraction and the original line')
      expect.equal(credit.taxes, [{ tax_rate_id: id, amount: '-2.88' }], 'its tax is given back')
    },
  }),
  check({
    id: 'proration/every-charge-ahead-is-credited',
    requirement: 'PRO-2.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, prices, subscription } = await scene(context)
      await given.advance(clock, middle)
      await given.pause(subscription, { settlement: 'none' })
      await given.advance(clock, '2026-01-25T00:00:00Z')
      await given.resume(subscription, { anchor: 'now' })
      await given.advance(clock, '2026-01-28T00:00:00Z')
      await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      const last = (await given.billed(subscription)).at(-1)
      expect.equal(lineTexts(last?.lines ?? [], prices), [
        'proration_charge seats 01-28..02-25 28/31 x2 = 56.00',
        'proration_credit seats 01-28..02-01 4/31 = -4.00',
        'proration_credit seats 02-01..02-25 24/24 = -24.00',
      ], 'January is paid, and so is the rest of the new period: each is credited by its own line')
    },
  }),
  check({
    id: 'proration/the-new-charge-is-a-line-of-its-own',
    requirement: 'PRO-2.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, prices, subscription } = await scene(context)
      await given.advance(clock, middle)
      await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '3' }] })
      const last = (await given.billed(subscription)).at(-1)
      const { invoice, lines } = expect.present(last, 'the change is billed')
      expect.equal([invoice.issued_at, invoice.total], [middle, '32.00'], 'at its instant')
      expect.equal(lineTexts(lines, prices), [
        'proration_charge seats 01-16..02-01 16/31 x3 = 48.00',
        'proration_credit seats 01-16..02-01 16/31 = -16.00',
      ], 'charge and credit stand apart, each with its fraction')
      const charge = expect.holds(lines, ({ kind }) => kind === 'proration_charge', 'it is charged')
      expect.equal([charge.charged_line_id, charge.portion],
        [null, { numerator: 16, denominator: 31, unit: 'day' }], 'a charge takes nothing back')
    },
  }),
  check({
    id: 'proration/credits-never-exceed-their-line',
    requirement: 'PRO-2.3',
    needs,
    async run(context) {
      const { expect, given, random } = context
      const { clock, prices, subscription } = await scene(context)
      for (const day of ['04', '09', '09', '15', '22', '30']) {
        await given.advance(clock, `2026-01-${day}T00:00:00Z`)
        const quantity = `${random.integer(0, 4)}.${random.integer(1, 9)}`
        await given.change(subscription, { effective: 'now',
          items: [{ price_id: prices.seats.id, quantity }] })
      }
      await given.cancel(subscription, { mode: 'now', settlement: 'prorate' })
      const lines = await linesOf(context, subscription)
      const credits = lines.filter(({ kind }) => kind === 'proration_credit')
      expect.atLeastOne(credits, 'every change credits the charge before it')
      for (const { id, net_amount, kind } of lines) {
        if (kind === 'proration_credit') continue
        const taken = credits.filter(({ charged_line_id }) => charged_line_id === id)
          .map(({ amount }) => amount)
        expect.that(compare(parse(sumOf([net_amount, ...taken])), parse('0')) >= 0,
          'credits never exceed what was billed')
      }
      const named = credits.map(({ charged_line_id }) => charged_line_id)
      expect.equal(new Set(named).size, named.length, 'and no line is credited twice')
    },
  }),
  check({
    id: 'proration/what-a-note-credits-is-not-credited-again',
    requirement: 'PRO-2.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [noted, plain] = [await scene(context), await scene(context)]
      const [billed] = await given.billed(noted.subscription)
      const { invoice, lines } = expect.present(billed, 'seats are billed')
      expect.status(await api.post('/credit-notes', { invoice_id: invoice.id,
        currency: invoice.currency, reason: 'other',
        lines: [{ line_id: lines[0]?.id, amount: '20.00' }] }, { key: api.newKey() }), 201)
      const creditOf = async ({ clock, prices, subscription }: typeof noted): Promise<string[]> => {
        await given.advance(clock, middle)
        await given.cancel(subscription, { mode: 'now', settlement: 'prorate' })
        return lineTexts(await linesOf(context, subscription), prices)
          .filter((line) => line.startsWith('proration_credit'))
      }
      expect.equal(await creditOf(plain), ['proration_credit seats 01-16..02-01 16/31 = -16.00'],
        'without a note the rest is credited')
      const credits = await creditOf(noted)
      const taken = credits.map((line) => line.split(' ').at(-1) ?? '')
      expect.that(compare(parse(sumOf(['11.00', ...taken])), parse('0')) >= 0,
        'with one never more than what it left')
    },
  }),
  check({
    id: 'proration/of-a-void-invoice-nothing-is-credited',
    requirement: 'PRO-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, prices, subscription } = await scene(context)
      const [invoice] = await given.invoices(subscription)
      await given.void(expect.present(invoice, 'seats are billed'))
      await given.advance(clock, middle)
      await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      const last = (await given.billed(subscription)).at(-1)
      expect.equal(lineTexts(last?.lines ?? [], prices),
        ['proration_charge seats 01-16..02-01 16/31 x2 = 32.00'], 'only the new terms are charged')
    },
  }),
]
