import type { InvoiceExplanation, PriceTier, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Tenant } from '../../src/given/given.ts'
import { results } from '../metered.ts'

const tiers: PriceTier[] =
  [{ up_to: '10', unit_amount: '0.3333', flat_amount: '1' }, { unit_amount: '0.12345' }]

type Step = { to: string; events: Omit<UsageEventInput, 'customer_id' | 'event_name'>[] }

const clockScript = (random: CheckContext['random']): Step[] => {
  const events = (month: string, count: number) => Array.from({ length: count }, (_, index) => ({
    id: `${month}-${index}`,
    timestamp: `${month}-${String(random.integer(1, 27)).padStart(2, '0')}T${
      String(random.integer(0, 23)).padStart(2, '0')}:${random.pick(['00', '30', '59'])}:00Z`,
    properties: { amount: `${random.integer(0, 9)}.${random.integer(1, 999)}`,
      user: random.pick(['anna', 'ben', 'cem']) },
  }))
  return [
    { to: '2026-01-29T00:00:00Z', events: events('2026-01', 25) },
    { to: '2026-02-28T12:00:00Z', events: events('2026-02', 25) },
    { to: '2026-04-01T00:00:00Z', events: [] },
  ]
}

/** A customer of a fresh organization with one usage price for each of three meters. */
const setUp = async ({ given, api }: Tenant, event_name: string) => {
  await api.patch('/organization', { draft_grace_hours: 0 })
  const clock = await given.testClock('2026-01-01T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id, time_zone: 'Europe/Berlin' })
  const meters = [
    await given.meter({ event_name }),
    await given.meter({ event_name, aggregation: 'latest' }),
    await given.meter({ event_name, aggregation: 'unique_count', value_property: 'user' }),
  ]
  const prices = [await given.price({ pricing: { type: 'flat', amount: '4.99' } })]
  for (const { id: meter_id } of meters) {
    prices.push(await given.price({ meter_id, pricing: { type: 'graduated', tiers } }))
  }
  const plan = await given.plan(prices)
  const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
  return { clock, customer, subscription }
}

/** Plays the script in a fresh organization and answers what is equal in every one of them. */
const play = async (
  { expect, given }: CheckContext, script: readonly Step[],
  { event_name, arrange }: {
    event_name: string; arrange: (events: UsageEventInput[]) => UsageEventInput[][]
  },
): Promise<object[]> => {
  const tenant = await given.organization()
  const { clock, customer, subscription } = await setUp(tenant, event_name)
  for (const { to, events } of script) {
    await tenant.given.advance(clock, to)
    const complete = events.map((event) => ({ ...event, event_name, customer_id: customer.id }))
    const batches = complete.length === 0 ? [] : arrange(complete)
    for (const batch of batches) await results({ api: tenant.api, expect }, batch)
  }
  const told: object[] = []
  for (const invoice of await tenant.given.invoices(subscription)) {
    const { number, status, payment_status, currency, total, issued_at, finalized_at } = invoice
    const { body } = expect.status(await tenant.api.get<InvoiceExplanation>(
      `/invoices/${invoice.id}/explanation`), 200)
    const lines = (await tenant.given.lines(invoice))
      .map(({ kind, position, period, quantity, amount }) => ({ kind, position, period, quantity,
        amount }))
    told.push({ number, status, payment_status, currency, total, issued_at, finalized_at, lines,
      calculation_digest: body.calculation_digest })
  }
  return told
}

export default check({
  id: 'determinism/equal-inputs-give-equal-digests',
  requirement: 'DET-2.1',
  needs: ['invoices', 'usage-ingest', 'organizations'],
  tags: ['property'],
  async run(context) {
    const { expect, random } = context
    const [script, event_name] = [clockScript(random), random.name('event')]
    const plain = await play(context, script, { event_name, arrange: (events) => [events] })
    expect.equal(plain.length, 4, 'three months are billed, and each in advance')
    expect.every(plain, (invoice) => JSON.stringify(invoice).includes('sha256:'), 'with a digest')
    const arrange = (events: UsageEventInput[]): UsageEventInput[][] => {
      const shuffled = [...random.shuffle(events), ...random.shuffle(events).slice(0, 9)]
      const size = random.integer(3, 9)
      return Array.from({ length: Math.ceil(shuffled.length / size) }, (_, index) =>
        shuffled.slice(index * size, (index + 1) * size))
    }
    const mixed = await play(context, script, { event_name, arrange })
    expect.equal(mixed, plain, 'order, batching and replays change neither invoices nor digests')
  },
})
