import type { Customer, Meter, MeterCreate, PriceCreate, Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { Check, CheckContext } from '../../src/check.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { parse } from '../../oracle/rational.ts'
import { shift } from '../../src/shift.ts'
import { readVectors, type LinesCase } from '../../vectors/read-vectors.ts'
import { correct } from '../golden-usage.ts'
import { billOf, type Bill } from '../sold-usage.ts'

const decimal = (text: string): string => exact(parse(text))

const linesTold = ({ lines }: Bill) => lines.map(({ kind, amount, calculated }) => {
  const { quantity, rated_quantity, event_count, event_checksum, amount_unrounded } = calculated
  return {
    kind, quantity: decimal(quantity), rated_quantity: decimal(rated_quantity), event_count,
    event_checksum, amount_unrounded: decimal(amount_unrounded), amount,
  }
})

/** The adjustments of the first period. */
const adjustmentsTold = ({ lines }: Bill, { window }: LinesCase) => lines
  .filter(({ kind, period }) => kind === 'usage_adjustment' && period?.start === window.start)
  .map(({ quantity, amount, calculated }) => ({
    quantity: decimal(quantity), amount,
    steps: calculated.steps.map(({ ref, quantity: times, unit_amount }) =>
      ({ ref, quantity: decimal(times), unit_amount: decimal(unit_amount) })),
  }))

type Life = { one: LinesCase; customer: Customer; subscription: Subscription }

const begin = async (
  { given }: CheckContext, one: LinesCase, clock: { id: string },
): Promise<Life> => {
  const customer = await given.customer({ test_clock_id: clock.id })
  const meter: Meter = await given.meter(one.meter as Partial<MeterCreate>)
  const { currency } = one
  const price = await given.price(
    { ...one.price, currency, meter_id: meter.id } as Omit<PriceCreate, 'product_id'>)
  const plan = await given.plan([price], { interval: { unit: 'week', count: 1 } })
  const values = { customer_id: customer.id, plan_id: plan.id }
  return { one, customer, subscription: await given.subscription(values) }
}

const take = async (
  context: CheckContext, { customer }: Life,
  { events, corrections }: Partial<LinesCase['late'][number]>,
): Promise<void> => {
  if (events !== undefined && events.length > 0) await context.given.ingest(customer, events)
  await correct(context, customer, corrections ?? [])
}

const judgeLate = async (
  context: CheckContext, lives: readonly Life[], { clock, index }: {
    clock: { id: string }; index: number
  },
): Promise<void> => {
  const late = lives.flatMap((life) => {
    const wanted = life.one.late[index]
    return wanted === undefined ? [] : [{ life, wanted }]
  })
  const [first] = late
  if (first === undefined) return
  await Promise.all(late.map(async ({ life, wanted }) => take(context, life, wanted)))
  const boundary = shift(first.life.one.window.end, { days: 7 * (index + 1) })
  await context.given.advance(clock, boundary)
  await Promise.all(late.map(async ({ life, wanted: { adjustment } }) => {
    const bill = await billOf(context, life, boundary)
    context.expect.equal(adjustmentsTold(bill, life.one), adjustment === null ? [] : [adjustment],
      `${life.one.id}: ${life.one.why}`)
  }))
  await judgeLate(context, lives, { clock, index: index + 1 })
}

/** The cases of one window live side by side on one clock. */
const judgeAll = async (context: CheckContext, cases: readonly LinesCase[]): Promise<void> => {
  const { expect, given } = context
  await given.settings({ draft_grace_hours: 0, late_usage_policy: 'adjust_next' })
  const { start, end } = (cases[0] as LinesCase).window
  const clock = await given.testClock(start)
  const lives = await Promise.all(cases.map(async (one) => begin(context, one, clock)))
  await given.advance(clock, shift(end, { minutes: -1 }))
  await Promise.all(lives.map(async (life) => take(context, life, { events: life.one.events })))
  await given.advance(clock, end)
  await Promise.all(lives.map(async (life) => {
    const { id, why, lines } = life.one
    expect.equal(linesTold(await billOf(context, life, end)), lines, `${id}: ${why}`)
  }))
  await judgeLate(context, lives, { clock, index: 0 })
}

const all = readVectors('lines')

export default [...new Set(all.map(({ requirement }) => requirement))].map(
  (requirement): Check => check({
    id: `invoices/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
    requirement,
    needs: ['invoices', 'usage-ingest'],
    tags: ['vectors'],
    async run(context) {
      const cases = all.filter((each) => each.requirement === requirement)
      for (const group of Map.groupBy(cases, ({ window }) => `${window.start}/${window.end}`)
        .values()) await judgeAll(context, group)
    },
  }))
