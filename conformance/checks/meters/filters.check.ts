import type { PropertyFilter, UsageEventInput } from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { selected } from '../../oracle/filters.ts'
import { check } from '../../src/check.ts'
import { january, januaryCustomer, results, usageOf } from '../metered.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Properties = NonNullable<UsageEventInput['properties']>

/** Each event is worth another power of two, so that a sum says which of them counted. */
const events: Properties[] = [
  { amount: '1', region: 'eu', size: 42, paid: true },
  { amount: '2', region: 'us', size: '42', paid: 'true' },
  { amount: '4', region: 'EU', size: 42.5, paid: false },
  { amount: '8', size: '42.0', paid: 'false' },
  { amount: '16', region: '', size: '', paid: 1 },
  { amount: '32', region: 'null', size: 1e21 },
]

const equals = (property: string, value: string | number | boolean): PropertyFilter =>
  ({ property, operator: 'equals', value })
const any = (property: string, ...values: (string | number | boolean)[]): PropertyFilter =>
  ({ property, operator: 'in', values })
const exists = (property: string, there: boolean): PropertyFilter =>
  ({ property, operator: 'exists', exists: there })

const table: [filters: PropertyFilter[], wanted: string, why: string][] = [
  [[], '63', 'no filter selects every event'],
  [[equals('region', 'eu')], '1', 'a text equals itself, letter by letter'],
  [[equals('region', '')], '16', 'a missing property is no empty text'],
  [[equals('region', 'null')], '32', 'nor is it the text null'],
  [[equals('size', 42)], '3', 'the number 42 and the text 42 are equal'],
  [[equals('size', '42')], '3', 'whichever of them the filter has'],
  [[equals('size', '42.0')], '8', 'texts are compared, not numbers'],
  [[equals('size', '1000000000000000000000')], '32', 'a number is its plain decimal text'],
  [[equals('paid', true)], '3', 'true and the text true are equal'],
  [[equals('paid', 'false')], '12', 'so are false and its text'],
  [[equals('paid', 1)], '16', 'true is not 1'],
  [[any('region', 'eu', 'us')], '3', 'in selects each of its values'],
  [[any('size', '42', 42.5)], '7', 'by their texts as well'],
  [[any('region', 'mars')], '0', 'a value that no event has selects none'],
  [[exists('region', true)], '55', 'exists selects what has the property'],
  [[exists('region', false)], '8', 'and exists false what lacks it'],
  [[exists('size', true), any('paid', true, false)], '15', 'all filters must select'],
  [[any('region', 'eu', 'us'), equals('size', 42), equals('paid', 'true')], '3', 'all three'],
  [[any('size', 42, 42.5), any('size', 42.5, 7)], '4', 'two filters of one property narrow'],
]

export default [
  check({
    id: 'meters/filters-select-by-text',
    requirement: 'MTR-5.1',
    needs,
    async run(context) {
      const { expect, given, random } = context
      const [customer, event_name] = [await januaryCustomer(context), random.name('event')]
      await given.meter({ event_name })
      const sent = await given.ingest(customer, events.map((properties) =>
        ({ event_name, timestamp: '2026-01-10T12:00:00Z', properties })))
      for (const [filters, wanted, why] of table) {
        const meter = await given.meter({ event_name, filters })
        expect.equal(meter.filters, filters, 'filters are kept as they were given')
        const told = await usageOf(context, meter, { customer, ...january })
        expect.equal(told.quantity, wanted, why)
        const counted = selected(sent, filters)
        expect.equal([told.event_count, told.event_checksum], [counted.length, checksum(counted)],
          'what is left out stands in neither count nor checksum')
      }
    },
  }),
  check({
    id: 'meters/an-event-that-no-filter-selects-is-accepted',
    requirement: 'MTR-5.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await januaryCustomer(context)
      const meter = await given.meter({ filters: [equals('region', 'eu')] })
      const event = (id: string, properties: Properties): UsageEventInput => ({ id, properties,
        customer_id: customer.id, event_name: meter.event_name, timestamp: january.start })
      const told = await results(context, [event('in', { amount: '5', region: 'eu' }),
        event('out', { amount: '7', region: 'us' }), event('none', { region: 'us' }),
        event('text', { amount: 'a lot', region: 'us' }), event('bare', {}),
        event('bad', { region: 'eu' }), event('worse', { amount: 'a lot', region: 'eu' })])
      expect.equal(told.map(({ status, problem }) => problem?.code ?? status), ['accepted',
        'accepted', 'accepted', 'accepted', 'accepted', 'meter_value_missing',
        'meter_value_not_numeric'], 'a value is looked at only where its meter measures the event')
      const stored = await context.api.all<{ id: string }>('/usage-events',
        { query: { customer_id: customer.id, limit: 100 } })
      expect.equal(stored.map(({ id }) => id).toSorted(), ['bare', 'in', 'none', 'out', 'text'],
        'what no filter selects is stored')
      const one = await usageOf(context, meter, { customer, ...january })
      expect.equal([one.quantity, one.event_count], ['5', 1], 'and counted nowhere')
    },
  }),
  check({
    id: 'meters/every-meter-of-a-name-judges-for-itself',
    requirement: ['MTR-5.1', 'MTR-5.2'],
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await januaryCustomer(context)
      const sum = await given.meter({ filters: [equals('kind', 'byte')] })
      const { event_name } = sum
      const most = await given.meter({ event_name, aggregation: 'max', value_property: 'depth',
        filters: [equals('kind', 'queue')] })
      const event = (id: string, properties: Properties): UsageEventInput =>
        ({ id, properties, customer_id: customer.id, event_name, timestamp: january.start })
      const told = await results(context, [event('a', { kind: 'byte', amount: '3' }),
        event('b', { kind: 'queue', depth: '9' }), event('c', { kind: 'queue', amount: '3' }),
        event('d', { kind: 'byte', depth: '9' }), event('e', { kind: 'other' })])
      expect.equal(told.map(({ status, problem }) => problem?.pointer ?? status), ['accepted',
        'accepted', '/events/2/properties/depth', '/events/3/properties/amount', 'accepted'],
        'each value is wanted by its own meter only')
      for (const [meter, quantity] of [[sum, '3'], [most, '9']] as const) {
        expect.equal((await usageOf(context, meter, { customer, ...january })).quantity, quantity,
          'each meter measures what it selects')
      }
    },
  }),
]
