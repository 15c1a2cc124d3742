import type { SubscriptionPause } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const [start, middle, resumed_at, end] = ['2026-01-01T00:00:00Z', '2026-01-16T00:00:00Z',
  '2026-01-25T00:00:00Z', '2026-02-01T00:00:00Z']
const offers = { seats: seats(), desks: desks(), calls } as const

/** Paused in the middle of January, with four calls before. */
const paused = async ({ given }: CheckContext, values: SubscriptionPause = {}) => {
  const scene = await given.scene({ offers })
  await given.advance(scene.clock, middle)
  await given.ingest(scene.customer, [called(scene.meters.calls, '2026-01-15T23:59:59Z', '4')])
  await given.pause(scene.subscription, values)
  return scene
}

export default [
  check({
    id: 'subscriptions/a-pause-closes-the-period',
    requirement: 'SUB-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { pause, read } = commands(context)
      const scene = await given.scene({ offers: { calls } })
      const { clock, customer, meters, subscription } = scene
      const use = async (at: string, amount: string) =>
        given.ingest(customer, [called(meters.calls, at, amount)])
      await given.advance(clock, middle)
      await use('2026-01-15T23:59:59.999999Z', '4')
      await use(middle, '10')
      const { body } = expect.status(await pause(subscription), 200)
      expect.equal([body.status, body.paused_at, body.current_period], ['paused', middle, null],
        'it is paused at once')
      expect.equal(await read(subscription), body, 'it is stored so')
      await given.advance(clock, resumed_at)
      await use('2026-01-20T00:00:00Z', '100')
      const again = await given.resume(subscription)
      expect.equal([again.status, again.paused_at], ['active', null], 'it goes on')
      await given.advance(clock, '2026-01-31T00:00:00Z')
      await use(resumed_at, '1000')
      await given.advance(clock, end)
      expect.equal(await billedTexts(context, scene), {
        '01-16': ['usage calls 01-01..01-16 x4 = 4.00'],
        '02-01': ['usage calls 01-25..02-01 x1000 = 1000.00'],
      }, 'usage before the pause is billed, usage from it on is not')
    },
  }),
  check({
    id: 'subscriptions/periods-skip-a-pause',
    requirement: 'TIM-1.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription } = await paused(context)
      expect.equal((await periodsOf(context, subscription)).map((period) =>
        [period.index, period.start, period.end, period.status]),
      [[0, start, middle, 'closed']], 'a pause ends the period')
      await given.advance(clock, resumed_at)
      await given.resume(subscription)
      await given.advance(clock, end)
      expect.equal((await periodsOf(context, subscription)).map((period) =>
        [period.index, period.start, period.end, period.status]),
      [[0, start, middle, 'closed'], [1, resumed_at, end, 'closed'],
        [2, end, '2026-03-01T00:00:00Z', 'open']], 'the next one starts where it resumes')
    },
  }),
  check({
    id: 'subscriptions/a-pause-settles-fixed-charges',
    requirement: 'SUB-4.2',
    needs,
    async run(context) {
      const { expect } = context
      const wanted = ['fixed desks 01-01..01-16 15/31 x1 = 15.00',
        'proration_credit seats 01-16..02-01 16/31 = -16.00', 'usage calls 01-01..01-16 x4 = 4.00']
      for (const values of [{}, { settlement: 'prorate' }] as const) {
        expect.equal((await billedTexts(context, await paused(context, values)))['01-16'], wanted,
          'advance charges are credited for the rest, arrears are due by their share')
      }
    },
  }),
  check({
    id: 'subscriptions/an-unsettled-pause-leaves-fixed-charges',
    requirement: 'SUB-4.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { subscription, prices } = await paused(context, { settlement: 'none' })
      const last = (await given.billed(subscription)).at(-1)
      const { invoice, lines } = expect.present(last, 'the pause bills usage')
      expect.equal(invoice.issued_at, middle, 'at its instant')
      const told = lines.map(({ kind, price_id, portion, amount }) =>
        `${kind} ${price_id} ${portion === null ? 'whole' : 'part'} ${amount}`)
      expect.equal(told.toSorted(), [`fixed ${prices.desks.id} whole 31.00`,
        `usage ${prices.calls.id} whole 4.00`], 'advance charges stay and arrears are due in full')
    },
  }),
  check({
    id: 'subscriptions/a-long-pause-bills-nothing',
    requirement: 'SUB-4.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await paused(context)
      const running = await given.scene({ offers: { seats: seats() }, now: middle })
      const before = await billedTexts(context, scene)
      for (const to of ['2026-02-10T00:00:00Z', '2026-03-10T00:00:00Z', '2026-04-16T00:00:00Z']) {
        await given.advance(scene.clock, to)
        await given.ingest(scene.customer, [called(scene.meters.calls, to, '7')])
      }
      await given.advance(running.clock, '2026-04-16T00:00:00Z')
      expect.equal((await given.invoices(running.subscription)).length, 4, 'others are billed')
      expect.equal(await billedTexts(context, scene), before, 'the pause itself is not')
      await given.ingest(scene.customer, [called(scene.meters.calls, '2026-04-15T23:59:59Z', '7')])
      await given.resume(scene.subscription)
      await given.advance(scene.clock, '2026-05-01T00:00:00Z')
      expect.equal(await billedTexts(context, scene), {
        ...before,
        '04-16': ['proration_charge seats 04-16..05-01 15/30 x1 = 15.50'],
        '05-01': ['fixed desks 04-16..05-01 15/30 x1 = 15.50',
          'fixed seats 05-01..06-01 x1 = 31.00', 'usage calls 04-16..05-01 x7 = 7.00'],
      }, 'nor is paused time billed afterwards')
    },
  }),
]
