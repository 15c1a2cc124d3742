import type { MeterUsage } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'
import type { EventInput } from '../../src/given/given.ts'

type Value = string | number | boolean
type Row = [time: string, value: Value | undefined, id?: string]
type Aggregation = Exclude<MeterUsage['aggregation'], 'weighted_sum'>

const start = '2026-01-10T00:00:00Z'
const end = '2026-01-20T00:00:00Z'

/** Ingests the rows for a fresh customer and answers what the meter measures of them. */
const measured = async (
  { api, expect, given }: CheckContext, aggregation: Aggregation, rows: readonly Row[],
): Promise<MeterUsage['data'][number]> => {
  const clock = await given.testClock('2026-01-31T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const valued = aggregation === 'count' ? { aggregation } : { aggregation, value_property: 'v' }
  const meter = await given.meter(aggregation === 'count'
    ? { aggregation, value_property: undefined as never } : valued)
  const events = rows.map(([timestamp, v, id]) => ({
    event_name: meter.event_name, timestamp, ...(id === undefined ? {} : { id }),
    ...(v === undefined ? {} : { properties: { v } }),
  })) as EventInput[]
  // One request each, so that they arrive in this order.
  for (const event of events) await given.ingest(customer, [event])
  const query = { customer_id: customer.id, start, end }
  const { body } = expect.status(
    await api.get<MeterUsage>(`/meters/${meter.id}/usage`, { query }), 200)
  return expect.present(body.data[0], 'a query answers its window')
}

const at = (hour: number): string => `2026-01-1${Math.floor(hour / 24)}T${
  String(hour % 24).padStart(2, '0')}:30:00Z`

const few: Row[] = [[at(5), '3', 'c'], [at(1), '10', 'a'], [at(9), '3', 'b'], [at(30), '7', 'd']]

const judge = (
  id: string, aggregation: Aggregation, rows: readonly Row[], wanted: string, why: string,
) => check({
  id: `meters/${id}`,
  requirement: {
    count: 'MTR-1.1', sum: 'MTR-1.2', max: 'MTR-1.3', unique_count: 'MTR-1.4', latest: 'MTR-1.5',
    min: 'MTR-1.6', average: 'MTR-1.7',
  }[aggregation],
  needs: ['meters', 'usage-ingest'],
  run: async (context) => {
    const window = await measured(context, aggregation, rows)
    context.expect.equal(window.quantity, wanted, why)
    context.expect.equal(window.event_count, rows.length, 'every event is counted')
  },
})

export default [
  judge('count-counts-events', 'count', few.map(([time]) => [time, undefined]), '4',
    'count measures the number of events'),
  judge('sum-adds-values', 'sum', few, '23', 'sum measures the sum of the values'),
  judge('sum-takes-negative-values', 'sum', [[at(1), '5'], [at(2), '-7.5']], '-2.5',
    'negative values are added too'),
  judge('max-is-the-greatest', 'max', few, '10', 'max measures the greatest value'),
  judge('max-of-negative-values', 'max', [[at(1), '-5'], [at(2), '-7']], '-5',
    'the greatest of negative values is negative'),
  judge('max-compares-numbers-not-texts', 'max', [[at(1), '9'], [at(2), '10']], '10',
    '10 is greater than 9'),
  judge('min-is-the-least', 'min', few, '3', 'min measures the least value'),
  judge('min-of-negative-values', 'min', [[at(1), '-5'], [at(2), '-7'], [at(3), '0']], '-7',
    'a negative value is less than 0'),
  judge('min-compares-numbers-not-texts', 'min', [[at(1), '10'], [at(2), '9']], '9',
    '9 is less than 10'),
  judge('average-is-the-sum-by-the-number', 'average', few, '5.75',
    'average measures 23 divided by 4'),
  judge('average-counts-equal-values', 'average', [[at(1), '1'], [at(2), '1'], [at(30), '4']], '2',
    'a value that comes twice counts twice'),
  judge('unique-count-counts-distinct-values', 'unique_count', few, '3',
    'unique_count measures the distinct values of the whole window'),
  judge('unique-count-spans-days', 'unique_count',
    [[at(1), 'x'], [at(30), 'x'], [at(60), 'x'], [at(90), 'y']], '2',
    'a value that comes again on another day counts once'),
  judge('latest-is-by-timestamp', 'latest', few, '7', 'latest goes by timestamp, not by arrival'),
  judge('latest-of-an-earlier-arrival', 'latest', [[at(9), '1'], [at(2), '5']], '1',
    'an event that arrives later but happened earlier is not the latest'),
  judge('latest-within-one-hour', 'latest',
    [['2026-01-11T05:40:00Z', '1'], ['2026-01-11T05:10:00Z', '5']], '1',
    'within an hour too it goes by timestamp'),
  check({
    id: 'meters/ties-go-by-event-id',
    requirement: 'MTR-2.2',
    needs: ['meters', 'usage-ingest'],
    async run(context) {
      for (const ids of [['a', 'b', 'B'], ['b', 'B', 'a'], ['B', 'a', 'b']]) {
        const values: Record<string, string> = { a: '1', b: '2', B: '3' }
        const rows = ids.map((id): Row => [at(4), values[id], id])
        const { quantity } = await measured(context, 'latest', rows)
        context.expect.equal(quantity, '2', 'of equal timestamps the greatest id is the latest')
      }
    },
  }),
  check({
    id: 'meters/a-window-includes-its-start-and-excludes-its-end',
    requirement: ['MTR-2.1', 'TIM-1.2'],
    needs: ['meters', 'usage-ingest'],
    async run(context) {
      const edges: [string, string][] = [['2026-01-09T23:59:59.999999Z', '0'], [start, '1'],
        ['2026-01-19T23:59:59.999999Z', '1'], [end, '0']]
      for (const [time, wanted] of edges) {
        const { quantity, event_count } = await measured(context, 'sum', [[time, '1']])
        context.expect.equal(quantity, wanted, `an event at ${time} in [${start}, ${end})`)
        context.expect.equal(event_count, Number(wanted), 'the count follows')
      }
    },
  }),
  check({
    id: 'meters/nothing-measures-zero',
    requirement: 'MTR-3.1',
    needs: ['meters', 'usage-ingest'],
    async run(context) {
      for (const aggregation of ['count', 'sum', 'max', 'min', 'average', 'unique_count',
        'latest'] as const) {
        const rows: Row[] = [['2026-01-05T00:00:00Z', '4'], ['2026-01-25T00:00:00Z', '9']]
        const { quantity, event_count } = await measured(context, aggregation, rows)
        context.expect.equal([quantity, event_count], ['0', 0],
          `${aggregation} of a window without events is 0`)
      }
    },
  }),
  check({
    id: 'meters/sums-are-decimal',
    requirement: 'MTR-7.1',
    needs: ['meters', 'usage-ingest'],
    async run(context) {
      const tenths = await measured(context, 'sum', [[at(1), '0.1'], [at(2), '0.2']])
      context.expect.equal(tenths.quantity, '0.3', '0.1 and 0.2 add up to 0.3')
      const numbers = await measured(context, 'sum', [[at(1), 0.1], [at(2), 0.2], [at(3), 1e-7]])
      context.expect.equal(numbers.quantity, '0.3000001', 'JSON numbers are read as their text')
      const far = await measured(context, 'sum',
        [[at(1), '900000000000000000'], [at(2), '0.000000000001'], [at(3), '1']])
      context.expect.equal(far.quantity, '900000000000000001.000000000001', 'no digit is lost')
    },
  }),
  check({
    id: 'meters/eighteen-and-twelve-digits-are-kept',
    requirement: ['MON-3.3', 'MTR-6.4'],
    needs: ['meters', 'usage-ingest'],
    async run(context) {
      const value = '999999999999999999.999999999999'
      const { quantity } = await measured(context, 'max', [[at(1), value]])
      context.expect.equal(quantity, value, 'a value of 18 and 12 digits is kept')
      const { given, api, expect, now } = context
      const [customer, meter] = [await given.customer(), await given.meter()]
      const event = (id: string, amount: string) => ({ id, event_name: meter.event_name,
        customer_id: customer.id, timestamp: now(), properties: { amount } })
      type Answer = { results: { status: string; problem?: { code: string } }[] }
      const events = [event('fits', value), event('wide', `1${value}`), event('deep', `${value}9`)]
      const answer = expect.status(await api.post<Answer>('/usage-events', { events }), 200)
      expect.equal(answer.body.results.map(({ status, problem }) => problem?.code ?? status),
        ['accepted', 'meter_value_out_of_range', 'meter_value_out_of_range'],
        'what could not be kept is rejected, never cut')
    },
  }),
]
