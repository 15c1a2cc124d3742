import type { Customer, Meter, MeterCreate } from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { januaryCustomer, usageOf, type Window } from '../metered.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Twins = { customer: Customer; carrying: Meter; plain: Meter }

type Row = [timestamp: string, amount: string, id?: string]

/** Two meters of the same events that differ in `carry_forward` only. */
const twins = async (
  context: CheckContext, aggregation: MeterCreate['aggregation'], events: readonly Row[],
): Promise<Twins> => {
  const { given } = context
  const customer = await januaryCustomer(context)
  const plain = await given.meter({ aggregation })
  const { event_name } = plain
  const carrying = await given.meter({ aggregation, event_name, carry_forward: true })
  // One request each, so that they arrive in this order.
  for (const [timestamp, amount, id] of events) {
    await given.ingest(customer, [{ event_name, timestamp, properties: { amount },
      ...(id === undefined ? {} : { id }) }])
  }
  return { customer, carrying, plain }
}

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`

type Wanted = [window: Window, carried: string, plain: string, why: string]

const judge = async (
  context: CheckContext, { customer, carrying, plain }: Twins, wanted: readonly Wanted[],
): Promise<void> => {
  for (const [window, level, bare, why] of wanted) {
    const [one, other] = [await usageOf(context, carrying, { customer, ...window }),
      await usageOf(context, plain, { customer, ...window })]
    context.expect.equal(one.quantity, level, `${window.start} to ${window.end}: ${why}`)
    context.expect.equal(other.quantity, bare, 'its twin looks at the window alone')
    context.expect.equal([one.event_count, one.event_checksum],
      [other.event_count, other.event_checksum], 'a carried level adds no event')
  }
}

const from = (start: number, end: number): Window => ({ start: day(start), end: day(end) })
const later: Window = { start: '2036-07-01T00:00:00Z', end: '2036-08-01T00:00:00Z' }

export default [
  check({
    id: 'meters/latest-carries-the-last-value',
    requirement: ['MTR-3.2', 'MTR-3.4'],
    needs,
    async run(context) {
      const events: Row[] = [[day(5), '7'], [day(20), '3', 'b'], [day(20), '4', 'a'],
        [day(4), '9'], [day(19), '8']]
      await judge(context, await twins(context, 'latest', events), [
        [from(1, 4), '0', '0', 'nothing came before'],
        [from(6, 10), '7', '0', 'the last value before the window, not the last that arrived'],
        [from(5, 6), '7', '7', 'an event at its start lies in the window'],
        [from(6, 21), '3', '3', 'an event in the window is later than any before it'],
        [from(21, 22), '3', '0', 'of equal timestamps the greatest id is the last'],
        [later, '3', '0', 'a level has no age'],
      ])
    },
  }),
  check({
    id: 'meters/max-carries-the-last-value',
    requirement: ['MTR-3.3', 'MTR-3.4'],
    needs,
    async run(context) {
      const events: Row[] = [[day(5), '9'], [day(8), '4'], [day(12), '2'], [day(15), '6']]
      await judge(context, await twins(context, 'max', events), [
        [from(1, 5), '0', '0', 'nothing came before'],
        [from(6, 8), '9', '0', 'without an event the level is the quantity'],
        [from(10, 13), '4', '2', 'the last value before, not the greatest before'],
        [from(10, 16), '6', '6', 'a greater value in the window is the greatest'],
        [later, '6', '0', 'a level has no age'],
      ])
      const below: Row[] = [[day(5), '-5'], [day(12), '-7']]
      await judge(context, await twins(context, 'max', below), [
        [from(6, 10), '-5', '0', 'a negative level is carried as it is'],
        [from(10, 13), '-5', '-7', 'and is greater than what is less'],
        [from(5, 13), '-5', '-5', 'nothing carried is no level of 0'],
      ])
    },
  }),
  check({
    id: 'meters/nothing-outside-of-the-window-counts',
    requirement: 'MTR-3.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await januaryCustomer(context)
      const { event_name } = await given.meter()
      const amounts = [[day(5), '100'], [day(11), '2'], [day(25), '300']] as const
      const events = await given.ingest(customer, amounts.map(([timestamp, amount]) =>
        ({ event_name, timestamp, properties: { amount } })))
      const wanted = { count: '1', sum: '2', max: '2', min: '2', average: '2', unique_count: '1',
        latest: '2', weighted_sum: '1.8' } as const
      for (const [aggregation, quantity] of Object.entries(wanted)) {
        const value = aggregation === 'count' ? { value_property: undefined as never } : {}
        const meter = await given.meter({ event_name, ...value,
          aggregation: aggregation as MeterCreate['aggregation'] })
        const told = await usageOf(context, meter, { customer, ...from(10, 20) })
        expect.equal([told.quantity, told.event_count, told.event_checksum],
          [quantity, 1, checksum(events.slice(1, 2))], `${aggregation} has no part of the others`)
      }
    },
  }),
]
