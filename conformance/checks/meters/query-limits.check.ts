import type { Problem } from '@valora/spec/types'
import type { Exchange } from '../../src/api/exchange.ts'
import { check } from '../../src/check.ts'
import { january, januaryCustomer } from '../metered.ts'
import { askUsage, rowsOf } from '../usage-rows.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

const codes = ({ body }: Exchange): (string | undefined)[] =>
  ((body as Problem).errors ?? []).map(({ code }) => code)

export default [
  check({
    id: 'meters/only-its-own-groups-can-be-asked-for',
    requirement: 'MTR-8.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await januaryCustomer(context)
      const [grouped, plain] = [await given.meter({ group_by: ['region', 'size'] }),
        await given.meter()]
      const ask = async (meter: { id: string }, group_by: string) =>
        askUsage({ api }, meter, { customer, ...january, group_by })
      for (const group_by of ['region', 'size', 'size,region']) {
        const { body } = expect.status(await ask(grouped, group_by), 200)
        expect.equal(body.group_by, group_by.split(','), 'the answer says what it groups by')
      }
      for (const [meter, group_by] of [[plain, 'region'], [grouped, 'colour'],
        [grouped, 'region,colour'], [grouped, 'Region']] as const) {
        expect.problem(await ask(meter, group_by), 'usage_query_invalid',
          { faults: [{ pointer: '#/query/group_by', code: 'group_by_unknown' }] })
      }
    },
  }),
  check({
    id: 'meters/a-thousand-rows-are-the-most',
    requirement: 'MTR-8.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [customer, meter] = [await given.customer(), await given.meter()]
      const ask = (end: string) => ({ customer, window: 'hour' as const, time_zone: 'UTC',
        start: '2026-01-01T00:00:00Z', end })
      const most = await rowsOf(context, meter, ask('2026-02-11T16:00:00Z'))
      expect.equal([most.length, most.at(-1)?.end], [1000, '2026-02-11T16:00:00Z'],
        'a thousand rows are answered')
      const probe = await askUsage({ api }, meter, ask('2026-02-11T16:00:00.000001Z'))
      expect.problem(probe, 'usage_query_invalid')
      expect.equal(codes(probe), ['usage_rows_too_many'], 'one more is refused')
    },
  }),
  check({
    id: 'meters/a-thousand-groups-are-the-most',
    requirement: 'MTR-8.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await januaryCustomer(context)
      const meter = await given.meter({ aggregation: 'count', group_by: ['user'] })
      const events = Array.from({ length: 1001 }, (_, index) => ({ id: `e${index}`,
        event_name: meter.event_name, timestamp: '2026-01-10T00:00:00Z',
        properties: { user: `u${index}` } }))
      await given.ingest(customer, events.slice(0, 1000))
      const query = { customer, ...january, group_by: 'user' }
      const rows = await rowsOf(context, meter, query)
      expect.equal(rows.length, 1000, 'a thousand groups are answered')
      await given.ingest(customer, events.slice(1000))
      const probe = await askUsage({ api }, meter, query)
      expect.problem(probe, 'usage_query_invalid')
      expect.equal(codes(probe), ['usage_rows_too_many'], 'one more is refused')
      const [whole] = await rowsOf(context, meter, { customer, ...january })
      expect.equal([whole?.quantity, whole?.event_count], ['1001', 1001],
        'all together they are one row')
    },
  }),
]
