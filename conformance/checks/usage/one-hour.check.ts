import type { Meter, UsageEventInput, UsageReconciliationEntry } from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { within } from '../../oracle/measure.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { januaryCustomer, usageOf, type Window } from '../metered.ts'

const needs = ['usage-ingest', 'test-clocks']

const at = (minute: string, hour = '12'): string => `2026-01-10T${hour}:${minute}:00Z`

/** All of them cut the hour in which the events lie, or hold it whole. */
const windows: Window[] = [
  { start: at('10'), end: at('50') }, { start: at('00'), end: at('00', '13') },
  { start: at('30', '09'), end: at('50') }, { start: at('10'), end: at('30', '15') },
]

/** Events of one hour, some of which the second meter leaves out. */
const scene = async (context: CheckContext) => {
  const { given } = context
  const [customer, all] = [await januaryCustomer(context), await given.meter()]
  const eu = await given.meter({ event_name: all.event_name,
    filters: [{ property: 'region', operator: 'equals', value: 'eu' }] })
  const events = await given.ingest(customer, ['05', '20', '25', '30', '35', '40', '55']
    .map((minute, index) => ({ id: `e${minute}`, event_name: all.event_name, timestamp: at(minute),
      properties: { amount: String(2 ** index), region: index % 2 === 0 ? 'eu' : 'us' } })))
  return { customer, meters: [all, eu], events }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** Voids one event and amends another; the events as they stand then. */
const correctedScene = async (context: CheckContext): Promise<Scene> => {
  const { customer, meters, events } = await scene(context)
  const properties = { amount: '1000', region: 'eu' }
  const [gone, changed] = [{ customer, id: 'e25' }, { customer, id: 'e40' }]
  context.expect.status(await voidEvent(context, gone), 200)
  context.expect.status(await amendEvent(context, changed, { properties }), 200)
  const standing = events.filter(({ id }) => id !== gone.id)
    .map((event) => (event.id === changed.id ? { ...event, properties } : event))
  return { customer, meters, events: standing }
}

type Told = [quantity: string, count: number, checksum: string]

const wanted = (meter: Meter, events: readonly UsageEventInput[], window: Window): Told => {
  const counted = within(events, window.start, window.end).filter(({ properties = {} }) =>
    meter.filters.length === 0 || properties['region'] === 'eu')
  const quantity = counted.reduce((sum, { properties = {} }) =>
    sum + Number(properties['amount']), 0)
  return [String(quantity), counted.length, checksum(counted)]
}

const reconciled = async (
  { api, expect }: CheckContext, { customer, meters }: Scene, window: Window,
): Promise<[count: number, checksum: string][]> => {
  const list = await api.all<UsageReconciliationEntry>('/usage-reconciliation',
    { query: { ...window, customer_id: customer.id } })
  return meters.map(({ id }) => {
    const entry = expect.holds(list, ({ meter_id }) => meter_id === id, 'each meter has its entry')
    return [entry.event_count, entry.event_checksum]
  })
}

export default [
  check({
    id: 'usage/a-voided-event-counts-in-no-part-of-an-hour',
    requirement: 'USG-6.1',
    needs,
    async run(context) {
      const { customer, meters, events } = await correctedScene(context)
      for (const window of windows) {
        for (const meter of meters) {
          const { quantity, event_count, event_checksum } =
            await usageOf(context, meter, { customer, ...window })
          context.expect.equal([quantity, event_count, event_checksum],
            wanted(meter, events, window), `[${window.start}, ${window.end})`)
        }
      }
    },
  }),
  check({
    id: 'usage/a-reconciliation-counts-parts-of-an-hour',
    requirement: 'USG-8.1',
    needs,
    async run(context) {
      const made = await correctedScene(context)
      for (const window of windows) {
        context.expect.equal(await reconciled(context, made, window),
          made.meters.map((meter) => wanted(meter, made.events, window).slice(1)),
          `the events that count in [${window.start}, ${window.end})`)
      }
    },
  }),
  check({
    id: 'usage/a-reconciliation-and-a-query-cut-an-hour-alike',
    requirement: 'USG-8.2',
    needs,
    async run(context) {
      const made = await scene(context)
      for (const window of windows) {
        const asked = await Promise.all(made.meters.map(async (meter) =>
          usageOf(context, meter, { customer: made.customer, ...window })))
        context.expect.equal(await reconciled(context, made, window),
          asked.map(({ event_count, event_checksum }) => [event_count, event_checksum]),
          `of [${window.start}, ${window.end})`)
      }
    },
  }),
]
