import type { Customer, Meter } from '@valora/spec/types'
import { exact } from '../../oracle/decimal-text.ts'
import { measureWindow } from '../../oracle/measure.ts'
import { usageRows } from '../../oracle/usage.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { january, januaryCustomer, usageOf } from '../metered.ts'
import { rowsOf } from '../usage-rows.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Row = [timestamp: string, amount: string]

type Scene = {
  customer: Customer
  carrying: Meter
  plain: Meter
  events: Awaited<ReturnType<CheckContext['given']['ingest']>>
}

/** The changes of a level, and two meters of it that differ in `carry_forward` only. */
const level = async (context: CheckContext, rows: readonly Row[]): Promise<Scene> => {
  const { given } = context
  const customer = await januaryCustomer(context)
  const plain = await given.meter({ aggregation: 'weighted_sum' })
  const { event_name } = plain
  const carrying = await given.meter(
    { aggregation: 'weighted_sum', event_name, carry_forward: true })
  const events = await given.ingest(customer, rows.map(([timestamp, amount]) =>
    ({ event_name, timestamp, properties: { amount } })))
  return { customer, carrying, plain, events }
}

const [start, end] = ['2026-01-10T00:00:00Z', '2026-01-20T00:00:00Z']

const months: [rows: Row[], wanted: string, why: string][] = [
  [[], '0', 'without an event there is no level'],
  [[[start, '7']], '7', 'a level from the start is there all the time'],
  [[['2026-01-15T00:00:00Z', '7']], '3.5', 'half of the time is half of the level'],
  [[['2026-01-12T00:00:00Z', '5'], ['2026-01-15T00:00:00Z', '-3']], '2.5', 'values add up'],
  [[['2026-01-15T00:00:00Z', '-7']], '-3.5', 'a level may be negative'],
  [[['2026-01-19T23:59:59.999999Z', '864000000000']], '1', 'a microsecond counts'],
  [[['2026-01-13T08:00:00Z', '1']], '0.666666666667', 'two thirds are rounded up'],
  [[['2026-01-16T16:00:00Z', '1']], '0.333333333333', 'one third is cut below its half'],
  [[['2026-01-13T08:00:00Z', '-1']], '-0.666666666667', 'and away from zero'],
  [[['2026-01-15T00:00:00Z', '0.000000000001']], '0.000000000001', 'a half goes away from zero'],
  [[['2026-01-15T00:00:00Z', '-0.000000000001']], '-0.000000000001', 'on both sides of it'],
  [[['2026-01-13T08:00:00Z', '0.000000000001'], ['2026-01-16T16:00:00Z', '0.000000000001']],
    '0.000000000001', 'the whole integral is rounded, not each part'],
  [[[end, '9']], '0', 'an event at the end lies outside'],
]

export default [
  check({
    id: 'meters/a-level-is-weighted-by-its-time',
    requirement: ['MTR-4.1', 'MON-3.4'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { customer: { test_clock_id }, plain } = await level(context, [])
      for (const [rows, wanted, why] of months) {
        const customer = await given.customer({ test_clock_id: test_clock_id ?? '' })
        await given.ingest(customer, rows.map(([timestamp, amount]) =>
          ({ event_name: plain.event_name, timestamp, properties: { amount } })))
        const { quantity } = await usageOf(context, plain, { customer, start, end })
        expect.equal(quantity, wanted, `[${start}, ${end}): ${why}`)
      }
    },
  }),
  check({
    id: 'meters/a-level-starts-with-what-came-before',
    requirement: ['MTR-4.2', 'MTR-3.4'],
    needs,
    async run(context) {
      const { expect } = context
      const { customer, carrying, plain } = await level(context, [['2026-01-05T00:00:00Z', '10'],
        ['2026-01-08T00:00:00Z', '-4'], ['2026-01-12T00:00:00Z', '5']])
      const windows = [[{ start, end }, '10', '4'],
        [{ start: '2026-01-01T00:00:00Z', end: '2026-01-05T00:00:00Z' }, '0', '0'],
        [{ start: '2026-01-12T00:00:00Z', end }, '11', '5'],
        [{ start: '2026-01-06T00:00:00Z', end: '2026-01-07T00:00:00Z' }, '10', '0'],
        [{ start: '2036-07-01T00:00:00Z', end: '2036-08-01T00:00:00Z' }, '11', '0']] as const
      for (const [window, carried, bare] of windows) {
        const told = await usageOf(context, carrying, { customer, ...window })
        expect.equal(told.quantity, carried, `all values before ${window.start} are its level`)
        const twin = await usageOf(context, plain, { customer, ...window })
        expect.equal(twin.quantity, bare, 'without carry_forward the level starts at 0')
        expect.equal([told.event_count, told.event_checksum],
          [twin.event_count, twin.event_checksum], 'a carried level adds no event')
      }
    },
  }),
  check({
    id: 'meters/a-level-is-exact-in-any-window',
    requirement: ['MTR-4.1', 'MTR-4.2'],
    needs,
    tags: ['property'],
    async run(context) {
      const { expect, random } = context
      const at = (): string => new Date(Date.parse('2026-01-12T00:00:00Z') +
        random.integer(0, 4 * 3_600_000)).toISOString().replace('Z', `${random.integer(0, 999)}Z`)
      const { customer, carrying, plain, events } = await level(context,
        Array.from({ length: 30 }, () => [at(), `${random.integer(-9, 9)}.${random.integer(1, 99)}`
          .replace(/^-0\./, '0.')]))
      for (let run = 0; run < 6; run += 1) {
        const [first = '', last = ''] = [at(), at()].toSorted()
        for (const meter of [carrying, plain]) {
          const window = { start: first, end: last }
          const wanted = exact(measureWindow(meter, events, window).quantity)
          const told = await usageOf(context, meter, { customer, ...window })
          expect.equal(told.quantity, wanted, 'the integral is exact where the window cuts an hour')
        }
      }
      const hours = { start: '2026-01-12T00:20:00.5Z', end: '2026-01-12T03:40:00.000001Z',
        window: 'hour', time_zone: 'UTC' } as const
      for (const meter of [carrying, plain]) {
        expect.equal(await rowsOf(context, meter, { customer, ...hours }),
          usageRows(meter, events, hours), 'each window is measured for itself')
      }
      const whole = await usageOf(context, carrying, { customer, ...january })
      expect.equal(whole.event_count, events.length, 'every event is counted')
    },
  }),
]
