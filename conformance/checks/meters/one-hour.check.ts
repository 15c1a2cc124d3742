import type { Meter, MeterCreate } from '@valora/spec/types'
import { usageRows } from '../../oracle/usage.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { januaryCustomer } from '../metered.ts'
import { rowsOf } from '../usage-rows.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Row = [minute: string, amount: string, region?: string]

/** All in one hour of UTC, so that a window can cut it. */
const rows: Row[] = [['05', '70', 'eu'], ['20', '4', 'us'], ['25', '9', 'eu'], ['30', '3'],
  ['35', '6', 'eu'], ['40', '8', 'us'], ['55', '1', 'us']]

const at = (minute: string): string => `2026-01-10T12:${minute}:00Z`

const windows = [
  { start: at('10'), end: at('50') }, { start: at('00'), end: '2026-01-10T13:00:00Z' },
  { start: '2026-01-10T00:30:00Z', end: at('50') },
  { start: at('10'), end: '2026-01-11T00:30:00Z' },
]

/** Sends the events in two batches that meet in their hour. */
const scene = async (context: CheckContext, aggregations: MeterCreate['aggregation'][]) => {
  const { given, random } = context
  const [customer, event_name] = [await januaryCustomer(context), random.name('event')]
  const meters: Meter[] = []
  for (const aggregation of aggregations) {
    meters.push(await given.meter({ event_name, aggregation, group_by: ['region'],
      ...(aggregation === 'count' ? { value_property: undefined as never } : {}) }))
  }
  const events = rows.map(([minute, amount, region]) => ({ id: `e${minute}`, event_name,
    timestamp: at(minute),
    properties: { amount, ...(region === undefined ? {} : { region }) } }))
  for (const batch of [events.slice(0, 5), events.slice(5)]) await given.ingest(customer, batch)
  return { customer, meters, events }
}

export default [
  check({
    id: 'meters/min-within-one-hour',
    requirement: 'MTR-1.6',
    needs,
    async run(context) {
      const { customer, meters, events } = await scene(context, ['min'])
      for (const meter of meters) {
        for (const window of windows) {
          context.expect.equal(await rowsOf(context, meter, { customer, ...window }),
            usageRows(meter, events, { ...window, time_zone: 'UTC' }),
            `the least of [${window.start}, ${window.end})`)
        }
      }
    },
  }),
  check({
    id: 'meters/a-group-measures-a-part-of-an-hour',
    requirement: 'MTR-5.4',
    needs,
    async run(context) {
      const { customer, meters, events } = await scene(context, ['count', 'sum', 'max', 'min',
        'average', 'unique_count', 'latest', 'weighted_sum'])
      for (const meter of meters) {
        for (const window of windows) {
          const told = await rowsOf(context, meter, { customer, ...window, group_by: 'region' })
          context.expect.equal(told,
            usageRows(meter, events, { ...window, time_zone: 'UTC', group_by: ['region'] }),
            `${meter.aggregation} by region in [${window.start}, ${window.end})`)
        }
      }
    },
  }),
]
