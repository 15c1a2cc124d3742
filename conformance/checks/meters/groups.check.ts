import type { Meter, UsageEventInput } from '@valora/spec/types'
import { usageRows } from '../../oracle/usage.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { january, januaryCustomer } from '../metered.ts'
import { rowsOf } from '../usage-rows.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Properties = NonNullable<UsageEventInput['properties']>

/** A day of January, an id and what the event says. */
type Row = [day: string, id: string, properties: Properties]

const rows: Row[] = [
  ['05', 'a', { amount: '1', region: 'eu', size: 42 }],
  ['06', 'b', { amount: '2', region: 'us', size: '42' }],
  ['07', 'c', { amount: '4', region: 'eu', size: '42' }],
  ['08', 'd', { amount: '8', size: 'big' }],
  ['09', 'e', { amount: '16', region: '' }],
  ['10', 'f', { amount: '32', region: 'null', size: 42 }],
  ['11', 'g', { amount: '64' }],
]

const scene = async (context: CheckContext, values: Partial<Meter>, events = rows) => {
  const { given, random } = context
  const [customer, event_name] = [await januaryCustomer(context), random.name('event')]
  const meter = await given.meter({ event_name, group_by: ['region', 'size'], ...values } as never)
  const sent = await given.ingest(customer, events.map(([day, id, properties]) =>
    ({ id, event_name, timestamp: `2026-01-${day}T12:00:00Z`, properties })))
  return { customer, meter, sent }
}

export default [
  check({
    id: 'meters/every-combination-is-a-group',
    requirement: 'MTR-5.3',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, meter } = await scene(context, {})
      expect.equal(meter.group_by, ['region', 'size'], 'the grouping is kept in its order')
      const told = async (group_by: string) => (await rowsOf(context, meter,
        { customer, ...january, group_by })).map(({ group, quantity }) => [group, quantity])
      expect.equal(await told('region'), [[{ region: null }, '72'], [{ region: '' }, '16'],
        [{ region: 'eu' }, '5'], [{ region: 'null' }, '32'], [{ region: 'us' }, '2']],
        'a missing property is null, neither the empty text nor the text null')
      expect.equal(await told('size'), [[{ size: null }, '80'], [{ size: '42' }, '39'],
        [{ size: 'big' }, '8']], 'values of one text are one group')
      const both = [
        [{ region: null, size: null }, '64'], [{ region: null, size: 'big' }, '8'],
        [{ region: '', size: null }, '16'], [{ region: 'eu', size: '42' }, '5'],
        [{ region: 'null', size: '42' }, '32'], [{ region: 'us', size: '42' }, '2']]
      expect.equal(await told('region,size'), both, 'each combination that occurs is a group')
      expect.equal(new Set((await told('size,region')).map(([, quantity]) => quantity)),
        new Set(both.map(([, quantity]) => quantity)), 'in whichever order they are asked for')
    },
  }),
  check({
    id: 'meters/groups-stand-in-the-order-of-their-texts',
    requirement: 'MTR-5.3',
    needs,
    async run(context) {
      const texts = ['b', 'a', 'B', 'Z', 'z', '10', '9', '\u00e4', '\u{1f600}', '\uffee', 'aa', '']
      const events = texts.map((region, index): Row =>
        ['10', `e${index}`, { amount: '1', region }])
      const { customer, meter } = await scene(context, {}, [...events, ['10', 'x', { amount: 1 }]])
      const told = await rowsOf(context, meter, { customer, ...january, group_by: 'region' })
      context.expect.equal(told.map(({ group }) => group?.['region']), [null, '', '10', '9', 'B',
        'Z', 'a', 'aa', 'b', 'z', '\u00e4', '\uffee', '\u{1f600}'],
        'null comes first, then texts by code point')
    },
  }),
  check({
    id: 'meters/a-group-measures-its-own-events',
    requirement: 'MTR-5.4',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, meter: { event_name, group_by: groups }, sent } = await scene(context, {})
      const carrying = new Set(['latest', 'max', 'weighted_sum'])
      for (const aggregation of ['count', 'sum', 'max', 'min', 'average', 'unique_count', 'latest',
        'weighted_sum'] as const) {
        const meter = await context.given.meter({ event_name, aggregation, group_by: groups,
          carry_forward: carrying.has(aggregation),
          ...(aggregation === 'count' ? { value_property: undefined as never } : {}) })
        const asked = { start: '2026-01-07T00:00:00Z', end: '2026-01-11T00:00:00Z' }
        for (const group_by of [undefined, 'region', 'region,size']) {
          const names = group_by === undefined ? {} : { group_by: group_by.split(',') }
          const query = group_by === undefined ? asked : { ...asked, group_by }
          expect.equal(await rowsOf(context, meter, { customer, ...query }),
            usageRows(meter, sent, { ...asked, time_zone: 'UTC', ...names }),
            `${aggregation} by ${group_by ?? 'nothing'} has the groups of the window`)
        }
      }
    },
  }),
  check({
    id: 'meters/without-groups-all-events-count-together',
    requirement: 'MTR-5.4',
    needs,
    async run(context) {
      const { expect } = context
      const wanted = [['max', '64', ['64', '16', '4', '32', '2']],
        ['latest', '64', ['64', '16', '4', '32', '2']],
        ['unique_count', '7', ['2', '1', '2', '1', '1']]] as const
      for (const [aggregation, together, apart] of wanted) {
        const { customer, meter } = await scene(context, { aggregation })
        const [whole, ...others] = await rowsOf(context, meter, { customer, ...january })
        expect.equal([whole?.group, whole?.quantity, whole?.event_count, others], [null, together,
          7, []], `${aggregation} without group_by is one row over all events`)
        const groups = await rowsOf(context, meter, { customer, ...january, group_by: 'region' })
        expect.equal(groups.map(({ quantity }) => quantity), apart, 'a group looks at itself')
      }
    },
  }),
]
