import type { Invoice, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { results } from '../metered.ts'
import {
  billAt, byPrice, sell, use, type Bill, type BilledLine, type Offer, type Shop,
} from '../sold-usage.ts'

const needs = ['subscriptions', 'usage-ingest', 'invoices']

const interval = { unit: 'week', count: 1 } as const

/** Where week k starts. */
const week = (k: number): string => `2026-01-${String(1 + 7 * k).padStart(2, '0')}T00:00:00Z`
const noon = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`
const period = (k: number) => ({ start: week(k), end: week(k + 1) })

const perUnit: Offer = { price: { pricing: { type: 'per_unit', unit_amount: '2' } } }
const graduated: Offer = { price: { pricing: { type: 'graduated', tiers: [
  { up_to: '10', unit_amount: '2', flat_amount: '5' }, { unit_amount: '1' }] } } }

const adjustments = (lines: readonly BilledLine[]): BilledLine[] =>
  lines.filter(({ kind }) => kind === 'usage_adjustment')

/** What an adjustment says: how much more, for how much, and from what to what. */
const figures = ({ quantity, amount, period: of, calculated }: BilledLine) => ({
  quantity, amount, of,
  steps: calculated.steps.map((step) => [step.ref, step.quantity, step.unit_amount, step.amount]),
})

const adjusted = (k: number, quantity: string, [due, billed, amount]: readonly string[]) => {
  const plain = (text = '') => text.replace(/\.?0+$/, '') || '0'
  return {
    quantity, amount, of: period(k),
    steps: [['new-total', '1', plain(due), due], ['billed', '-1', plain(billed), `-${billed}`]],
  }
}

const event = (
  { customer, sold }: Shop, id: string,
  { timestamp, amount }: { timestamp: string; amount: string },
): UsageEventInput => ({ id, timestamp, event_name: sold[0]?.meter.event_name ?? '',
  customer_id: customer.id, properties: { amount } })

const told = async (context: CheckContext, ...events: UsageEventInput[]): Promise<string[]> =>
  (await results(context, events)).map(({ status, problem }) => problem?.code ?? status)

const only = ({ lines }: Bill): Record<string, string>[] =>
  lines.map(({ kind, quantity, amount }) => ({ kind, quantity, amount }))

export default [
  check({
    id: 'usage/late-usage-is-billed-on-the-next-invoice',
    requirement: 'USG-7.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const { organization } = await context.given.own()
      expect.equal(organization.late_usage_policy, 'adjust_next', 'late usage is adjusted')
      const shop = await sell(context, [perUnit], { interval })
      await use(context, shop, { events: ['5'] })
      const first = await billAt(context, shop, week(1))
      expect.equal([first.invoice.status, first.invoice.total], ['finalized', '10.00'], 'billed')
      expect.equal(await told(context, event(shop, 'late', { timestamp: noon(3), amount: '3' }),
        event(shop, 'next', { timestamp: week(1), amount: '1' })), ['accepted', 'accepted'],
        'usage of a closed period is accepted')
      const second = await billAt(context, shop, week(2))
      expect.equal(only(second).length, 2, 'it has a line of its own')
      const usage = expect.holds(second.lines, ({ kind }) => kind === 'usage', 'usage is billed')
      expect.equal([usage.period, usage.quantity, usage.amount], [period(1), '1', '2.00'],
        'late usage is no usage of the next period')
      const line = expect.present(adjustments(second.lines)[0], 'late usage is adjusted')
      expect.equal(figures(line), adjusted(0, '3', ['16.00', '10.00', '6.00']),
        'the difference is billed for the original period')
      const { meter, price } = expect.present(shop.sold[0], 'it was sold')
      expect.equal([line.price_id, line.product_id, line.meter_id, line.calculated.pricing],
        [price.id, price.product_id, meter.id, price.pricing], 'at its price')
      expect.equal(second.invoice.total, '8.00', 'and is part of the total')
      expect.equal((await api.get<Invoice>(`/invoices/${first.invoice.id}`)).body, first.invoice,
        'the finalized invoice does not change')
      const third = await billAt(context, shop, week(3))
      expect.equal(only(third), [{ kind: 'usage', quantity: '0', amount: '0.00' }],
        'what is adjusted is not adjusted again')
    },
  }),
  check({
    id: 'usage/each-late-batch-is-the-difference',
    requirement: 'USG-7.2',
    needs,
    async run(context) {
      const { expect } = context
      const shop = await sell(context, [graduated], { interval })
      const { customer } = shop
      const [whole] = await use(context, shop, { events: ['8'] })
      const usage = async (k: number) => use(context, shop,
        { events: [{ timestamp: week(k), properties: { amount: '100' } }] })
      const wanted = async (k: number, figured: unknown[], why: string): Promise<void> => {
        const bill = await billAt(context, shop, week(k))
        expect.equal(adjustments(bill.lines).map(figures), figured, why)
      }
      await wanted(1, [], 'nothing is late yet')
      await usage(1)
      expect.equal(await told(context, event(shop, 'a', { timestamp: noon(3), amount: '3' }),
        event(shop, 'b', { timestamp: noon(4), amount: '2' })), ['accepted', 'accepted'], 'late')
      await wanted(2, [adjusted(0, '5', ['28.00', '21.00', '7.00'])],
        'the tiers of the whole usage say what is due')
      await usage(2)
      expect.status(await voidEvent(context, { customer, id: whole?.id ?? '' }), 200)
      await wanted(3, [adjusted(0, '-8', ['15.00', '28.00', '-13.00'])],
        'usage that was taken out is given back')
      await usage(3)
      expect.equal(await told(context, event(shop, 'c', { timestamp: noon(5), amount: '1' })),
        ['accepted'], 'late again')
      expect.status(await amendEvent(context, { customer, id: 'a' },
        { properties: { amount: '3.5' } }), 200)
      await wanted(4, [adjusted(0, '1.5', ['18.00', '15.00', '3.00'])],
        'each adjustment goes from what was billed so far')
    },
  }),
  check({
    id: 'usage/an-adjustment-goes-by-all-of-the-price',
    requirement: 'USG-7.2',
    needs,
    async run(context) {
      const { expect } = context
      const bounds = { minimum_amount: '10', maximum_amount: '30' }
      const percentage: Offer = { price: { pricing: { type: 'percentage', rate: '10',
        free_transactions: 1, fixed_amount: '1' } } }
      const matrix: Offer = { meter: { group_by: ['region'] }, price: { pricing: { type: 'matrix',
        dimensions: ['region'], default_unit_amount: '1', cells: [
          { values: { region: 'eu' }, unit_amount: '3' }] } } }
      const shop = await sell(context,
        [{ price: { ...perUnit.price, ...bounds } }, percentage, matrix], { interval })
      const late = async (amounts: readonly string[], day: number): Promise<void> => {
        for (const [at, amount] of amounts.entries()) {
          await use(context, shop, { at,
            events: [{ timestamp: noon(day), properties: { amount, region: 'eu' } }] })
        }
      }
      const corrections = async (k: number) => byPrice(await billAt(context, shop, week(k)), shop)
        .map((lines) => adjustments(lines).map(figures))
      await context.given.advance(shop.clock, noon(6))
      await late(['3', '50', '4'], 4)
      await use(context, shop, { at: 1,
        events: [{ timestamp: noon(5), properties: { amount: '30' } }] })
      expect.equal(await corrections(1), [[], [], []], 'nothing is late yet')
      await late(['1', '20', '2'], 3)
      expect.equal(await corrections(2), [[adjusted(0, '1', ['10.00', '10.00', '0.00'])],
        [adjusted(0, '20', ['10.00', '4.00', '6.00'])],
        [adjusted(0, '2', ['18.00', '12.00', '6.00'])]],
        'with its minimum, in the order of the transactions and by its groups')
      await late(['20', '0', '0'], 2)
      expect.equal(await corrections(3), [[adjusted(0, '20', ['30.00', '10.00', '20.00'])],
        [adjusted(0, '0', ['10.00', '10.00', '0.00'])],
        [adjusted(0, '0', ['18.00', '18.00', '0.00'])]],
        'with its maximum, and wherever there are other events than billed')
    },
  }),
  check({
    id: 'usage/a-correction-of-billed-usage-is-adjusted',
    requirement: ['USG-7.1', 'USG-7.2'],
    needs,
    async run(context) {
      const { expect, given } = context
      const shop = await sell(context, [perUnit], { interval })
      const { customer } = shop
      const id = 'moved'
      await given.advance(shop.clock, noon(6))
      await use(context, shop, { events: ['4',
        { id, timestamp: noon(3), properties: { amount: '5' } }] })
      await billAt(context, shop, week(1))
      await given.advance(shop.clock, noon(9))
      await use(context, shop, { events: [{ timestamp: noon(9), properties: { amount: '20' } }] })
      await billAt(context, shop, week(2))
      expect.status(await amendEvent(context, { customer, id }, { timestamp: noon(10) }), 200)
      const moved = await billAt(context, shop, week(3))
      expect.equal(adjustments(moved.lines).map(figures)
        .toSorted((a, b) => ((a.of?.start ?? '') < (b.of?.start ?? '') ? -1 : 1)),
        [adjusted(0, '-5', ['8.00', '18.00', '-10.00']),
          adjusted(1, '5', ['50.00', '40.00', '10.00'])], 'both periods are adjusted')
      for (const amount of ['6', '5']) {
        expect.status(await amendEvent(context, { customer, id }, { properties: { amount } }), 200)
      }
      const same = await billAt(context, shop, week(4))
      expect.equal(adjustments(same.lines), [], 'the same events as billed are not adjusted')
    },
  }),
]
