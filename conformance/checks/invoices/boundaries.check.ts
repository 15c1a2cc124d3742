import type { Invoice, InvoiceLine } from '@valora/spec/types'
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
