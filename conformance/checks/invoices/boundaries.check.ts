import type { Invoice, InvoiceLine, PriceTier } from '@valora/spec/types'
import { invoiceAt, type OracleBill } from '../../oracle/invoice.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['invoices', 'usage-ingest']
const flat = (amount: string) => ({ type: 'flat', amount }) as const

/** The periods that usage lines of the invoices bill, oldest first. */
const billedPeriods = async (
  { given }: CheckContext, invoices: readonly Invoice[],
): Promise<InvoiceLine['period'][]> => {
  const lines: InvoiceLine[] = []
  for (const invoice of invoices) lines.push(...await given.lines(invoice))
  return lines.map(({ period }) => period)
}

export default [
  check({
    id: 'invoices/every-period-is-invoiced-once',
    requirement: 'INV-1.4',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { clock, subscription } = await given.billing()
      const to = '2026-07-01T00:00:00Z'
      const advance = async () => api.post(`/test-clocks/${clock.id}/advance`, { to })
      const answers = await Promise.all(Array.from({ length: 4 }, advance))
      expect.holds(answers, ({ status }) => status === 200, 'one of them advances the clock')
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        expect.problem(answer, 'test_clock_advancing')
      }
      await given.advance(clock, to)
      const closed = (await periodsOf(context, subscription))
        .filter(({ status }) => status === 'closed').map(({ start, end }) => ({ start, end }))
      expect.equal(closed.length, 6, 'six months have passed')
      expect.equal(await billedPeriods(context, await given.invoices(subscription)), closed,
        'each of them is on one invoice, once')
    },
  }),
  check({
    id: 'invoices/each-boundary-bills-what-is-due-there',
    requirement: 'INV-1.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const anchor = '2026-01-31T12:00:00Z'
      const tiers: PriceTier[] = [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1.005' }]
      const clock = await given.testClock(anchor)
      await context.api.patch('/organization', { draft_grace_hours: 0 })
      const customer = await given.customer({ test_clock_id: clock.id })
      const meter = await given.meter()
      const usage = await given.price({ meter_id: meter.id, pricing: { type: 'graduated', tiers } })
      const seats = await given.price({ pricing: { type: 'per_unit', unit_amount: '7' } })
      const after = await given.price({ pricing: flat('5'), timing: 'in_arrears' })
      const plan = await given.plan([usage, { ...seats, quantity: '3' }, after])
      const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
      const event = (timestamp: string, amount: string) =>
        ({ event_name: meter.event_name, timestamp, properties: { amount } })
      await given.advance(clock, '2026-02-28T11:58:00Z')
      const events = [
        ...await given.ingest(customer, [event(anchor, '8'), event('2026-02-28T11:59:59Z', '4.5'),
          event('2026-02-28T12:00:00Z', '1')]),
      ]
      await given.advance(clock, '2026-03-31T12:00:00Z')
      const bill: OracleBill = {
        anchor: { anchor, zone: 'UTC', interval: { unit: 'month', count: 1 } }, minorDigits: 2,
        events: events.map((one) => ({ ...one, properties: one.properties ?? {} })),
        items: [
          { kind: 'usage', event_name: meter.event_name, price: { pricing: usage.pricing as never },
            meter: { aggregation: 'sum', value_property: 'amount' } },
          { kind: 'fixed', quantity: '3', timing: 'in_advance',
            price: { pricing: { type: 'per_unit', unit_amount: '7' } } },
          { kind: 'fixed', quantity: '1', timing: 'in_arrears', price: { pricing: flat('5') } },
        ],
      }
      const told = []
      for (const invoice of await given.invoices(subscription)) {
        const lines = await given.lines(invoice)
        told.push({ issued_at: invoice.issued_at, total: invoice.total,
          lines: lines.map(({ price_id, period, quantity, amount }) =>
            `${price_id} ${period.start} ${period.end} ${quantity} ${amount}`).toSorted() })
      }
      const ids = [usage.id, seats.id, after.id]
      const wanted = [anchor, '2026-02-28T12:00:00Z', '2026-03-31T12:00:00Z'].map((issued_at, k) => {
        const invoice = invoiceAt(bill, k)
        const lines = (invoice?.lines ?? []).map(({ item, period, quantity, amount }) =>
          `${ids[item]} ${period.start} ${period.end} ${quantity} ${amount}`).toSorted()
        return { issued_at, total: invoice?.total, lines }
      })
      expect.equal(told, wanted, 'charges in advance open a period, all others close it')
    },
  }),
  check({
    id: 'invoices/nothing-to-bill-makes-no-invoice',
    requirement: 'INV-6.1',
    needs,
    async run({ api, expect, given }) {
      const arrears = await given.billing()
      expect.equal((await given.invoices(arrears.subscription)).length, 0,
        'the start of a subscription without charges in advance makes none')
      await given.advance(arrears.clock, '2026-02-01T00:00:00Z')
      expect.equal((await given.invoices(arrears.subscription)).length, 1, 'its end makes one')
      const price = await given.price({ pricing: flat('10') })
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const plan = await given.plan([price])
      const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
      const end = { mode: 'period_end' }
      expect.status(await api.post(`/subscriptions/${subscription.id}/cancel`, end), 200)
      await given.advance(clock, '2026-04-01T00:00:00Z')
      expect.equal((await given.invoices(subscription)).map(({ issued_at }) => issued_at),
        ['2026-01-01T00:00:00Z'], 'the end of what was paid in advance makes none')
    },
  }),
]
