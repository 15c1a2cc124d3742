import type {
  Customer, Meter, UsageEventInput, UsageReconciliation, UsageReconciliationEntry,
} from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { within } from '../../oracle/measure.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { january, januaryCustomer, usageOf } from '../metered.ts'

const needs = ['usage-ingest', 'test-clocks']

const path = '/usage-reconciliation'
const window = { start: '2026-01-05T00:30:00Z', end: '2026-01-20T10:15:00.5Z' }

type Scene = { customers: Customer[]; meters: Meter[]; events: UsageEventInput[] }

/** Two customers and three meters, of which one measures a part of another's events. */
const scene = async (context: CheckContext): Promise<Scene> => {
  const { given, random } = context
  const customers = [await januaryCustomer(context), await januaryCustomer(context)]
  const all = await given.meter()
  const eu = await given.meter({ event_name: all.event_name, aggregation: 'max',
    filters: [{ property: 'region', operator: 'equals', value: 'eu' }] })
  const other = await given.meter({ aggregation: 'count', value_property: undefined as never })
  const events: UsageEventInput[] = []
  for (const [index, customer] of customers.entries()) {
    const made = Array.from({ length: 24 }, (_, number) => ({
      event_name: (index === 0 && number % 5 === 0 ? other : all).event_name,
      timestamp: `2026-01-${String(random.integer(1, 30)).padStart(2, '0')}T0${
        random.integer(0, 9)}:${random.pick(['00', '30', '59'])}:00${random.pick(['', '.25'])}Z`,
      properties: { amount: String(number), region: random.pick(['eu', 'us']) } }))
    events.push(...await given.ingest(customer, random.shuffle(made)))
  }
  return { customers, meters: [all, eu, other], events }
}

type Key = Pick<UsageReconciliationEntry, 'customer_id' | 'meter_id'>

const keyOf = ({ customer_id, meter_id }: Key): string => `${customer_id} ${meter_id}`

/** What a producer computes of its own events, by customer and meter. */
const own = ({ customers, meters, events }: Scene): Map<string, [number, string]> =>
  new Map(customers.flatMap(({ id: customer_id }) => meters.flatMap((meter) => {
    const counted = within(events, window.start, window.end).filter((event) =>
      event.customer_id === customer_id && event.event_name === meter.event_name &&
      (meter.filters.length === 0 || event.properties?.['region'] === 'eu'))
    return counted.length === 0 ? [] : [[keyOf({ customer_id, meter_id: meter.id }),
      [counted.length, checksum(counted)]] as [string, [number, string]]]
  })))

const entries = async (
  { api }: CheckContext, query: Record<string, string | number> = {},
): Promise<UsageReconciliationEntry[]> =>
  api.all<UsageReconciliationEntry>(path, { query: { ...window, ...query } })

const told = (list: readonly UsageReconciliationEntry[]): Map<string, [number, string]> =>
  new Map(list.map((entry) => [keyOf(entry), [entry.event_count, entry.event_checksum]]))

export default [
  check({
    id: 'usage/a-reconciliation-is-what-the-producer-computes',
    requirement: 'USG-8.1',
    needs,
    async run(context) {
      const { expect } = context
      const made = await scene(context)
      const wanted = own(made)
      expect.that(wanted.size >= 4, 'both customers have events in the window')
      const list = await entries(context)
      expect.equal(list.length, wanted.size, 'each customer and meter with events stands once')
      expect.equal(told(list), wanted, 'count and checksum are those of the events')
      expect.equal(await entries(context, { limit: 1 }), list, 'pages show them in the same order')
      for (const { id: customer_id } of made.customers) {
        expect.equal(await entries(context, { customer_id }),
          list.filter((entry) => entry.customer_id === customer_id), 'customer_id selects')
      }
      for (const { id: meter_id } of made.meters) {
        expect.equal(await entries(context, { meter_id }),
          list.filter((entry) => entry.meter_id === meter_id), 'meter_id selects')
      }
    },
  }),
  check({
    id: 'usage/a-reconciliation-follows-corrections',
    requirement: ['USG-8.1', 'USG-6.1'],
    needs,
    async run(context) {
      const { expect } = context
      const made = await scene(context)
      const inside = within(made.events, window.start, window.end)
      const [gone, changed] = [inside[0] as UsageEventInput, inside.at(-1) as UsageEventInput]
      const of = ({ id, customer_id }: UsageEventInput) => ({ customer: { id: customer_id ?? '' },
        id })
      const properties = { amount: '77', region: 'eu' }
      expect.status(await voidEvent(context, of(gone)), 200)
      expect.status(await amendEvent(context, of(changed), { properties }), 200)
      const events = made.events.filter((event) => event !== gone)
        .map((event) => (event === changed ? { ...event, properties } : event))
      expect.equal(told(await entries(context)), own({ ...made, events }),
        'a voided event is out, an amended one counts as it is now')
    },
  }),
  check({
    id: 'usage/a-reconciliation-is-what-a-query-tells',
    requirement: 'USG-8.2',
    needs,
    async run(context) {
      const { expect } = context
      const { customers, meters } = await scene(context)
      for (const asked of [window, january]) {
        const list = told(await entries(context, asked))
        for (const customer of customers) {
          for (const meter of meters) {
            const { event_count, event_checksum } =
              await usageOf(context, meter, { customer, ...asked })
            const known = list.get(keyOf({ customer_id: customer.id, meter_id: meter.id }))
            expect.equal(known ?? [0, checksum([])], [event_count, event_checksum],
              'count and checksum are those of the usage query')
          }
        }
      }
    },
  }),
  check({
    id: 'usage/a-reconciliation-needs-a-window-of-what-exists',
    requirement: 'USG-8.1',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await januaryCustomer(context)
      const meter = await given.meter()
      await given.ingest(customer, [{ event_name: meter.event_name, timestamp: window.start,
        properties: { amount: '1' } }])
      const ask = async (query: Record<string, string>) =>
        api.get<UsageReconciliation>(path, { query })
      expect.equal(expect.status(await ask(window), 200).body.data.length, 1, 'its start counts')
      const none = await ask({ start: january.start, end: window.start })
      expect.equal(expect.status(none, 200).body.data, [], 'its end does not')
      expect.problem(await ask({ start: window.end, end: window.start }), 'time_range_invalid')
      expect.problem(await ask({ start: window.start }), 'invalid_request',
        { faults: [{ pointer: '#/query/end', code: 'required' }] })
      expect.problem(await ask({ ...window, customer_id: `cus_${'0'.repeat(26)}` }),
        'customer_not_found')
      expect.problem(await ask({ ...window, meter_id: `mtr_${'0'.repeat(26)}` }),
        'meter_not_found')
    },
  }),
]
