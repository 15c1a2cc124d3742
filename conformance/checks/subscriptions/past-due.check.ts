import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { called, calls, seats } from '../daily-offers.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']
const offers = { seats: seats(), calls } as const
const settings = { payment_terms_days: 5 }
const due = '2026-01-06T00:00:00Z'

const statusOf = async (context: CheckContext, subscription: { id: string }): Promise<string> =>
  (await commands(context).read(subscription)).status

/** A subscription with invoices of January and February, both overdue. */
const overdue = async (context: CheckContext) => {
  const { expect, given } = context
  const scene = await given.scene({ offers, settings })
  await given.advance(scene.clock, '2026-02-10T00:00:00Z')
  expect.equal(await statusOf(context, scene.subscription), 'past_due', 'nothing was paid')
  const [january, february] = await given.invoices(scene.subscription)
  return {
    ...scene,
    january: expect.present(january, 'January is billed'),
    february: expect.present(february, 'so is February'),
  }
}

const creditNote = async ({ api, expect, given }: CheckContext, invoice: Invoice) => {
  const lines = (await given.lines(invoice)).filter(({ kind }) => kind === 'fixed')
    .map(({ id, net_amount }) => ({ line_id: id, amount: net_amount }))
  expect.status(await api.post('/credit-notes',
    { invoice_id: invoice.id, currency: invoice.currency, reason: 'other', lines },
    { key: api.newKey() }), 201)
}

export default [
  check({
    id: 'subscriptions/an-unpaid-invoice-makes-it-past-due',
    requirement: 'SUB-3.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const unpaid = await given.scene({ offers, settings })
      const paid = await given.scene({ offers, settings, clock: unpaid.clock })
      const free = await given.scene({ offers: { calls }, settings, clock: unpaid.clock })
      const [invoice] = await given.invoices(unpaid.subscription)
      expect.equal(invoice?.due_at, due, 'an invoice is due when the terms have passed')
      const [other] = await given.invoices(paid.subscription)
      await given.pay(expect.present(other, 'the other is billed, too'))
      await given.advance(unpaid.clock, '2026-01-05T23:59:59Z')
      expect.equal(await statusOf(context, unpaid.subscription), 'active', 'not a second early')
      await given.advance(unpaid.clock, due)
      expect.equal(await statusOf(context, unpaid.subscription), 'past_due',
        'what is not settled at its due instant makes it past due')
      expect.equal([await statusOf(context, paid.subscription),
        await statusOf(context, free.subscription)], ['active', 'active'],
      'a settled invoice does not, and none does not')
    },
  }),
  check({
    id: 'subscriptions/a-part-payment-does-not-settle',
    requirement: ['SUB-3.1', 'SUB-3.2'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription } = await given.scene({ offers, settings })
      const [invoice] = await given.invoices(subscription)
      const part = await given.pay(expect.present(invoice, 'it is billed'), '30.99')
      await given.advance(clock, due)
      expect.equal(await statusOf(context, subscription), 'past_due', 'one cent is missing')
      await given.pay(part, '0.01')
      expect.equal(await statusOf(context, subscription), 'active', 'now nothing is')
    },
  }),
  check({
    id: 'subscriptions/the-last-settled-invoice-makes-it-active',
    requirement: 'SUB-3.2',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { subscription, january, february } = await overdue(context)
      await given.pay(january)
      expect.equal(await statusOf(context, subscription), 'past_due', 'one is still overdue')
      expect.status(await api.post(`/invoices/${february.id}/mark-uncollectible`), 200)
      expect.equal(await statusOf(context, subscription), 'past_due',
        'what is given up is not settled')
      await given.pay(february)
      expect.equal(await statusOf(context, subscription), 'active', 'the last one is paid')
    },
  }),
  check({
    id: 'subscriptions/void-and-credited-invoices-are-settled',
    requirement: 'SUB-3.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { subscription, january, february } = await overdue(context)
      await creditNote(context, january)
      expect.equal(await statusOf(context, subscription), 'past_due', 'one is still overdue')
      await given.void(february)
      expect.equal(await statusOf(context, subscription), 'active',
        'a credited invoice and a void one are settled')
    },
  }),
  check({
    id: 'subscriptions/a-past-due-one-is-billed-on',
    requirement: 'SUB-3.3',
    needs: [...needs, 'usage-ingest'],
    async run(context) {
      const { expect, given } = context
      const unpaid = await given.scene({ offers, settings })
      const paid = await given.scene({ offers, settings, clock: unpaid.clock })
      for (const to of ['2026-01-07T00:00:00Z', '2026-02-01T00:00:00Z', '2026-02-07T00:00:00Z',
        '2026-03-01T00:00:00Z', '2026-03-07T00:00:00Z']) {
        for (const invoice of await given.invoices(paid.subscription)) {
          if (invoice.payment_status === 'unpaid') await given.pay(invoice)
        }
        await given.advance(unpaid.clock, to)
        for (const { customer, meters } of [unpaid, paid]) {
          await given.ingest(customer, [called(meters.calls, to, '1')])
        }
      }
      expect.equal([await statusOf(context, unpaid.subscription),
        await statusOf(context, paid.subscription)], ['past_due', 'active'], 'one is past due')
      const told = await billedTexts(context, unpaid)
      expect.equal(Object.keys(told), ['01-01', '02-01', '03-01'], 'its periods go on')
      expect.equal(told, await billedTexts(context, paid), 'and are billed as any other')
    },
  }),
  check({
    id: 'subscriptions/a-pause-does-not-settle',
    requirement: ['SUB-3.2', 'SUB-1.6'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription, january, february } = await overdue(context)
      await given.pause(subscription)
      const resumed = await given.resume(subscription)
      expect.equal(resumed.status, 'past_due', 'it resumes to where it was')
      await given.pause(subscription)
      for (const invoice of [january, february]) await given.pay(invoice)
      expect.equal(await statusOf(context, subscription), 'paused', 'paying does not resume it')
      await given.advance(clock, '2026-02-11T00:00:00Z')
      expect.equal((await given.resume(subscription)).status, 'active', 'now nothing is overdue')
    },
  }),
]
