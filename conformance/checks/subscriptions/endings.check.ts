import { check } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands, everythingOf } from '../commands.ts'
import { called, calls, seats } from '../daily-offers.ts'
import { refused } from '../refused.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const offers = { seats: seats(), calls } as const
// Nothing becomes past due meanwhile.
const settings = { payment_terms_days: 365 }
const [middle, end] = ['2026-01-16T00:00:00Z', '2026-02-01T00:00:00Z']

export default [
  check({
    id: 'subscriptions/cancel-at-an-instant-waits-for-it',
    requirement: 'SUB-2.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel, read } = commands(context)
      const scene = await given.scene({ offers, settings })
      const { clock, customer, meters, subscription } = scene
      const cancel_at = '2026-02-10T06:00:00Z'
      const { body } = expect.status(await cancel(subscription, { mode: 'at', cancel_at }), 200)
      expect.equal([body.status, body.cancel_at, body.canceled_at], ['active', cancel_at, null],
        'it stays in its state and names its end')
      await given.advance(clock, '2026-02-10T05:59:59Z')
      await given.ingest(customer, [called(meters.calls, '2026-02-10T05:59:59Z', '2'),
        called(meters.calls, cancel_at, '40')])
      expect.equal((await read(subscription)).status, 'active', 'not a second early')
      await given.advance(clock, '2026-04-01T00:00:00Z')
      const after = await read(subscription)
      expect.equal([after.status, after.cancel_at, after.canceled_at, after.current_period],
        ['canceled', cancel_at, cancel_at, null], 'it ends at that instant')
      expect.equal((await periodsOf(context, subscription)).map((period) => period.end),
        [end, cancel_at], 'and its period with it')
      expect.equal(await billedTexts(context, scene), {
        '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
        '02-01': ['fixed seats 02-01..03-01 x1 = 31.00', 'usage calls 01-01..02-01 x0 = 0.00'],
        '02-10T06:00:00Z': ['usage calls 02-01..02-10T06:00:00Z x2 = 2.00'],
      }, 'usage up to that instant is billed')
    },
  }),
  check({
    id: 'subscriptions/an-end-lies-ahead',
    requirement: 'SUB-2.7',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel } = commands(context)
      const { clock, subscription } = await given.scene({ offers })
      await given.advance(clock, middle)
      for (const cancel_at of ['2026-01-15T23:59:59Z', '2025-12-01T00:00:00Z', middle]) {
        await refused(context, { problem: 'cancel_at_invalid',
          ask: async () => cancel(subscription, { mode: 'at', cancel_at }),
          read: async () => everythingOf(context, subscription) })
      }
      const cancel_at = '2026-01-16T00:00:01Z'
      const control = expect.status(await cancel(subscription, { mode: 'at', cancel_at }), 200)
      expect.equal(control.body.cancel_at, cancel_at, 'an end ahead is taken')
    },
  }),
  check({
    id: 'subscriptions/a-scheduled-end-can-be-withdrawn',
    requirement: 'SUB-2.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel, read, uncancel } = commands(context)
      const scene = await given.scene({ offers, settings })
      const ending = await given.scene({ offers, settings, clock: scene.clock })
      const { clock, subscription } = scene
      await given.advance(clock, middle)
      for (const values of [{ mode: 'period_end' }, { mode: 'at', cancel_at: end }] as const) {
        expect.equal(expect.status(await cancel(subscription, values), 200).body.cancel_at, end,
          'an end is scheduled')
        const { body } = expect.status(await uncancel(subscription), 200)
        expect.equal([body.status, body.cancel_at], ['active', null], 'and withdrawn')
        expect.equal(await read(subscription), body, 'it is stored so')
      }
      expect.status(await cancel(ending.subscription, { mode: 'period_end' }), 200)
      await given.advance(clock, '2026-03-01T00:00:00Z')
      expect.equal((await read(ending.subscription)).status, 'canceled', 'another one ends')
      expect.equal((await read(subscription)).status, 'active', 'this one runs on')
      expect.equal(Object.keys(await billedTexts(context, scene)), ['01-01', '02-01', '03-01'],
        'and is billed on')
    },
  }),
  check({
    id: 'subscriptions/a-charge-cut-at-an-end-is-made-up-for',
    requirement: 'SUB-2.8',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel, uncancel } = commands(context)
      const withdrawn = await given.scene({ offers: { seats: seats() }, settings })
      const { clock } = withdrawn
      const [putOff, ended] = [
        await given.scene({ offers: { seats: seats() }, settings, clock }),
        await given.scene({ offers: { seats: seats() }, settings, clock })]
      const settlement = 'prorate'
      const until = async ({ subscription }: typeof ended, cancel_at: string): Promise<void> => {
        expect.status(await cancel(subscription, { mode: 'at', cancel_at, settlement }), 200)
      }
      for (const scene of [withdrawn, putOff, ended]) await until(scene, '2026-02-15T00:00:00Z')
      await given.advance(clock, '2026-02-02T00:00:00Z')
      expect.status(await uncancel(withdrawn.subscription), 200)
      await until(putOff, '2026-02-22T00:00:00Z')
      await given.advance(clock, '2026-02-28T00:00:00Z')
      const cut = { '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
        '02-01': ['fixed seats 02-01..02-15 14/28 x1 = 15.50'] }
      expect.equal(await billedTexts(context, withdrawn), { ...cut,
        '02-15': ['proration_charge seats 02-15..03-01 14/28 x1 = 15.50'],
      }, 'a withdrawn end leaves no time free of charge')
      expect.equal(await billedTexts(context, putOff), { ...cut,
        '02-15': ['proration_charge seats 02-15..02-22 7/28 x1 = 7.75'],
      }, 'nor does a later one, up to which it is charged')
      expect.equal(await billedTexts(context, ended), cut, 'an end that comes is not made up for')
    },
  }),
  check({
    id: 'subscriptions/only-a-scheduled-end-is-withdrawn',
    requirement: 'SUB-2.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel, uncancel } = commands(context)
      const { subscription } = await given.scene({ offers })
      const judge = async (wanted: string): Promise<void> => {
        const { state, action } = await refused(context, { problem: 'invalid_state_transition',
          ask: async () => uncancel(subscription),
          read: async () => everythingOf(context, subscription) })
        expect.equal([state, action], [wanted, 'uncancel'], 'it names state and action')
      }
      await judge('active')
      expect.status(await cancel(subscription, { mode: 'period_end' }), 200)
      expect.status(await uncancel(subscription), 200)
      await judge('active')
      expect.status(await cancel(subscription, { mode: 'now' }), 200)
      await judge('canceled')
    },
  }),
]
