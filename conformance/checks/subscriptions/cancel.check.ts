import type { Invoice, Problem, Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Billing } from '../../src/given/given.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks', 'usage-ingest', 'invoices']
const fixed = { pricing: { type: 'flat', amount: '10' } } as const
const [start, middle, end] =
  ['2026-01-01T00:00:00Z', '2026-01-16T12:00:00Z', '2026-02-01T00:00:00Z']

const cancel = async ({ api }: CheckContext, { id }: { id: string }, mode: 'now' | 'period_end') =>
  api.post<Subscription>(`/subscriptions/${id}/cancel`, { mode })

const read = async ({ api }: CheckContext, { id }: { id: string }): Promise<Subscription> =>
  (await api.get<Subscription>(`/subscriptions/${id}`)).body

/** Half a month of usage: 4 units before the middle. */
const halfway = async ({ given }: CheckContext): Promise<Billing> => {
  // Nothing becomes past due meanwhile.
  await given.settings({ payment_terms_days: 365 })
  const scene = await given.billing({ fixed })
  await given.advance(scene.clock, middle)
  await given.ingest(scene.customer, [{ event_name: scene.meter.event_name,
    timestamp: '2026-01-10T00:00:00Z', properties: { amount: '4' } }])
  return scene
}

const totals = (invoices: readonly Invoice[]): string[] => invoices.map(({ total }) => total)

export default [
  check({
    id: 'subscriptions/cancel-at-period-end-waits-for-it',
    requirement: 'SUB-2.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription } = await halfway(context)
      const { body } = expect.status(await cancel(context, subscription, 'period_end'), 200)
      expect.equal([body.status, body.cancel_at, body.canceled_at], ['active', end, null],
        'it stays active and names its end')
      expect.equal(body.current_period, { start, end }, 'its period runs on')
      await given.advance(clock, '2026-01-31T23:59:59Z')
      expect.equal((await read(context, subscription)).status, 'active', 'not a second early')
      await given.advance(clock, end)
      const after = await read(context, subscription)
      expect.equal([after.status, after.canceled_at, after.current_period],
        ['canceled', end, null], 'it ends with its period')
    },
  }),
  check({
    id: 'subscriptions/cancel-now-ends-the-period',
    requirement: 'SUB-2.2',
    needs,
    async run(context) {
      const { expect } = context
      const { subscription } = await halfway(context)
      const { body } = expect.status(await cancel(context, subscription, 'now'), 200)
      expect.equal([body.status, body.canceled_at, body.current_period], ['canceled', middle, null],
        'it ends at once')
      expect.equal(await read(context, subscription), body, 'it is stored so')
      const [period, ...more] = await periodsOf(context, subscription)
      expect.equal([period?.start, period?.end, period?.status, more.length],
        [start, middle, 'closed', 0], 'its period ends with it')
    },
  }),
  check({
    id: 'subscriptions/a-scheduled-end-may-come-now',
    requirement: 'SUB-2.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription } = await halfway(context)
      expect.status(await cancel(context, subscription, 'period_end'), 200)
      expect.status(await cancel(context, subscription, 'now'), 200)
      await given.advance(clock, '2026-03-01T00:00:00Z')
      const { status, canceled_at } = await read(context, subscription)
      expect.equal([status, canceled_at], ['canceled', middle], 'it ended when it was told to')
      expect.equal(totals(await given.invoices(subscription)), ['10.00', '4.00'],
        'its last period is billed once')
    },
  }),
  check({
    id: 'subscriptions/usage-up-to-the-end-is-billed',
    requirement: 'SUB-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const mode of ['now', 'period_end'] as const) {
        const { clock, subscription } = await halfway(context)
        expect.status(await cancel(context, subscription, mode), 200)
        await given.advance(clock, '2026-02-02T00:00:00Z')
        const last = (await given.invoices(subscription)).at(-1)
        const [line] = await given.lines(expect.present(last, 'the last period is invoiced'))
        expect.equal([line?.kind, line?.quantity, line?.amount], ['usage', '4', '4.00'],
          `after cancel ${mode} the usage is billed`)
        expect.equal(line?.period, { start, end: mode === 'now' ? middle : end },
          'for the period that ended with the subscription')
      }
    },
  }),
  check({
    id: 'subscriptions/usage-after-the-end-is-not-billed',
    requirement: 'SUB-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.billing()
      const event = (timestamp: string, amount: string) =>
        ({ event_name: scene.meter.event_name, timestamp, properties: { amount } })
      await given.advance(scene.clock, middle)
      await given.ingest(scene.customer, [event('2026-01-16T11:59:59.999999Z', '1'),
        event(middle, '2'), event('2026-01-16T12:04:00Z', '4')])
      expect.status(await cancel(context, scene.subscription, 'now'), 200)
      await given.advance(scene.clock, '2026-03-01T00:00:00Z')
      expect.equal(totals(await given.invoices(scene.subscription)), ['1.00'],
        'usage before the end is billed, usage from the end on is not')
    },
  }),
  check({
    id: 'subscriptions/nothing-follows-the-end',
    requirement: 'SUB-2.4',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const [mode, wanted] of [['now', middle], ['period_end', end]] as const) {
        const { clock, subscription } = await halfway(context)
        const running = await halfway(context)
        expect.status(await cancel(context, subscription, mode), 200)
        await given.advance(clock, '2026-05-01T00:00:00Z')
        await given.advance(running.clock, '2026-05-01T00:00:00Z')
        expect.equal((await periodsOf(context, running.subscription)).length, 5, 'others run on')
        const periods = await periodsOf(context, subscription)
        expect.equal(periods.map((period) => [period.end, period.status]), [[wanted, 'closed']],
          'no further period opens')
        expect.equal(totals(await given.invoices(subscription)), ['10.00', '4.00'],
          'no further charge is billed')
      }
    },
  }),
  check({
    id: 'subscriptions/a-canceled-one-cannot-be-canceled',
    requirement: 'SUB-1.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { subscription } = await halfway(context)
      const control = expect.status(await cancel(context, subscription, 'now'), 200)
      const invoices = await given.invoices(subscription)
      for (const mode of ['now', 'period_end'] as const) {
        const probe = expect.problem(await cancel(context, subscription, mode),
          'invalid_state_transition')
        const { state, action, allowed_actions } = probe.body as Problem
        expect.equal([state, action, allowed_actions], ['canceled', 'cancel', ['update']],
          'the problem names the state, the action and the allowed actions')
      }
      expect.equal(await read(context, subscription), control.body, 'nothing has changed')
      expect.equal(await given.invoices(subscription), invoices, 'nothing more is billed')
    },
  }),
  check({
    id: 'subscriptions/parallel-cancels-end-it-once',
    requirement: 'SUB-1.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscription } = await halfway(context)
      const answers = await Promise.all(
        Array.from({ length: 6 }, async () => cancel(context, subscription, 'now')))
      const served = answers.filter(({ status }) => status === 200)
      expect.equal(served.length, 1, 'one of them ends it')
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        expect.problem(answer, 'invalid_state_transition')
      }
      await given.advance(clock, '2026-02-02T00:00:00Z')
      expect.equal(totals(await given.invoices(subscription)), ['10.00', '4.00'],
        'its last period is billed once')
    },
  }),
]
