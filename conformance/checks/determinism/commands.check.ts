import type {
  InvoiceExplanation, Problem, Subscription, UsageEventInput,
} from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Tenant } from '../../src/given/given.ts'
import { shift } from '../../src/shift.ts'
import { billedTexts } from '../billed-texts.ts'
import { desks, seats } from '../daily-offers.ts'
import { results } from '../metered.ts'
import { periodsOf } from '../scheduled.ts'

type Random = CheckContext['random']

type Command =
  | { action: 'pause' | 'resume' | 'cancel' | 'uncancel'; body?: object }
  | { action: 'changes'; quantity: string; body: object }
  | { action: 'changes'; plan: true; body: object }

type Sent = Omit<UsageEventInput, 'customer_id'>

type Step = { at: string; command: Command; events: Sent[] }

const settlement = (random: Random) => ({ settlement: random.pick(['prorate', 'none']) })

const commandOf = (random: Random): Command => random.pick<() => Command>([
  () => ({ action: 'pause', body: settlement(random) }),
  () => ({ action: 'resume', body: { anchor: random.pick(['keep', 'now']) } }),
  () => ({ action: 'resume', body: {} }),
  () => ({ action: 'cancel', body: { mode: 'period_end', ...settlement(random) } }),
  () => ({ action: 'uncancel' }),
  () => ({ action: 'uncancel' }),
  () => ({ action: 'changes', quantity: `${random.integer(0, 9)}.${random.integer(1, 9)}`,
    body: { effective: random.pick(['now', 'period_end']), ...settlement(random) } }),
  () => ({ action: 'changes', plan: true, body: { effective: random.pick(['now', 'period_end']),
    tier_continuity: random.pick(['reset', 'carry']), ...settlement(random) } }),
])()

const scriptOf = (random: Random, event_name: string): Step[] => {
  let at = '2026-01-01T00:00:00Z'
  return Array.from({ length: 12 }, (_, step) => {
    at = shift(at, { days: random.integer(0, 12), seconds: random.integer(1, 86_400) })
    const events = Array.from({ length: 8 }, (__, index) => ({ event_name, id: `${step}-${index}`,
      timestamp: shift(at, { seconds: -random.integer(0, 86_400) }),
      properties: { amount: `${random.integer(0, 9)}.${random.integer(1, 999)}` } }))
    return { at, command: commandOf(random), events }
  })
}

const tiers = [{ up_to: '20', unit_amount: '0.3333' }, { unit_amount: '0.12345' }]

const setUp = async ({ given }: Tenant, event_name: string) => {
  const meter = await given.meter({ event_name })
  const graduated = { type: 'graduated', tiers } as const
  const scene = await given.scene({
    offers: { seats: seats('2'), desks: desks(),
      calls: { meter_id: meter.id, pricing: graduated } },
    customer: { time_zone: 'Europe/Berlin' }, settings: { payment_terms_days: 10 },
    start: { proration_unit: 'second' },
  })
  const other = await given.catalog({ more: seats('3'),
    units: { meter_id: meter.id, pricing: { type: 'per_unit', unit_amount: '0.2' } } })
  return { ...scene, other: other.plan, prices: { ...scene.prices, ...other.prices } }
}

type Scene = Awaited<ReturnType<typeof setUp>>

/** Gives the command, and tells what is equal in every organization. */
const give = async (
  { api }: Tenant, { subscription, prices, other }: Scene, command: Command,
): Promise<object> => {
  const { action, body } = command
  const items = 'quantity' in command
    ? { items: [{ price_id: prices.seats.id, quantity: command.quantity }] }
    : {}
  const plan = 'plan' in command ? { plan_id: other.id } : {}
  const sent = body === undefined ? undefined : { ...body, ...items, ...plan }
  const path = `/subscriptions/${subscription.id}/${action}`
  const answer = await api.post<Problem>(path, sent, { key: api.newKey() })
  const { body: now } = await api.get<Subscription>(`/subscriptions/${subscription.id}`)
  return {
    answer: answer.status >= 400 ? answer.body.code : answer.status,
    status: now.status, current_period: now.current_period, cancel_at: now.cancel_at,
    billing_anchor: now.billing_anchor, items: now.items.map(({ quantity }) => quantity),
  }
}

/**
 * Sends the events, each of which is taken as long as the subscription has not ended. What became
 * of them afterwards is told, as USG-7.3 refuses some: it has to be equal in every organization.
 */
const ingest = async (
  { api, given }: Tenant, { customer, subscription }: Scene,
  { expect, batches }: { expect: CheckContext['expect']; batches: readonly Sent[][] },
): Promise<string[]> => {
  const { body } = await api.get<Subscription>(`/subscriptions/${subscription.id}`)
  const told: string[] = []
  for (const batch of batches) {
    if (body.status !== 'canceled') await given.ingest(customer, batch)
    else {
      const outcomes = await results({ api, expect },
        batch.map((event) => ({ ...event, customer_id: customer.id })))
      told.push(...outcomes.map(({ id, status, problem }) => `${id} ${problem?.code ?? status}`))
    }
  }
  return told.toSorted()
}

type Manner = { arrange: (events: readonly Sent[]) => Sent[][]; stops: number }

/** Plays the script in a fresh organization and tells everything but ids and creation times. */
const play = async (
  context: CheckContext, { script, event_name }: { script: readonly Step[]; event_name: string },
  { arrange, stops }: Manner,
): Promise<object> => {
  const tenant = await context.given.organization()
  const { api, given } = tenant
  const scene = await setUp(tenant, event_name)
  const answers: object[] = []
  for (const { at, command, events } of script) {
    for (let stop = stops; stop > 0; stop -= 1) {
      const { body } = await api.get<{ now: string }>(`/test-clocks/${scene.clock.id}`)
      const way = Math.floor((Date.parse(at) - Date.parse(body.now)) / (stop + 1))
      await given.advance(scene.clock, shift(body.now, { milliseconds: Math.max(0, way) }))
    }
    await given.advance(scene.clock, at)
    const taken = await ingest(tenant, scene, { expect: context.expect, batches: arrange(events) })
    answers.push({ taken, ...await give(tenant, scene, command) })
  }
  await given.advance(scene.clock, '2026-07-01T00:00:00Z')
  const room = { api, given }
  const digests: string[] = []
  for (const { id } of await given.invoices(scene.subscription)) {
    const { body } = await api.get<InvoiceExplanation>(`/invoices/${id}/explanation`)
    digests.push(body.calculation_digest)
  }
  const periods = await periodsOf(room, scene.subscription)
  return { answers, digests, billed: await billedTexts(room, scene),
    periods: periods.map(({ index, start, end, status }) => ({ index, start, end, status })) }
}

export default check({
  id: 'determinism/equal-commands-give-equal-bills',
  requirement: 'DET-2.2',
  needs: ['subscriptions', 'invoices', 'usage-ingest', 'organizations'],
  tags: ['property'],
  async run(context) {
    const { expect, random } = context
    const event_name = random.name('event')
    for (let script = 0; script < 2; script += 1) {
      const given = { script: scriptOf(random, event_name), event_name }
      const plain = await play(context, given, { arrange: (events) => [[...events]], stops: 0 })
      const arrange = (events: readonly Sent[]): Sent[][] => {
        const shuffled = random.shuffle(events)
        const size = random.integer(1, 5)
        return Array.from({ length: Math.ceil(shuffled.length / size) }, (_, index) =>
          shuffled.slice(index * size, (index + 1) * size))
      }
      const mixed = await play(context, given, { arrange, stops: 1 })
      expect.equal(mixed, plain,
        'stops of the clock, order and batching change neither states nor bills')
      expect.that(JSON.stringify(plain).includes('usage calls'), 'usage is billed')
    }
  },
})
