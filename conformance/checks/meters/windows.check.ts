import type { UsageEventInput } from '@valora/spec/types'
import { checksum } from '../../oracle/canonical.ts'
import { within } from '../../oracle/measure.ts'
import { check } from '../../src/check.ts'
import { january, metered, usageOf } from '../metered.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

type Full = Required<Pick<UsageEventInput, 'id' | 'event_name' | 'timestamp' | 'properties'>>

export default [
  check({
    id: 'meters/window-may-cut-an-hour',
    requirement: 'MTR-2.1',
    needs,
    async run(context) {
      const { take, quantity } = await metered(context, 'sum')
      const at = (time: string) => `2026-01-02T${time}Z`
      await take(['1', at('10:15:00')], ['2', at('10:30:00')], ['4', at('10:59:59.999999')],
        ['8', at('11:00:00')], ['16', at('12:29:59')], ['32', at('12:30:00')])
      const windows = [
        ['10:15:00', '10:30:00', '1'], ['10:15:00.000001', '12:30:00', '30'],
        ['10:30:00', '12:29:59', '14'], ['11:00:00', '12:00:00', '8'],
        ['10:00:00', '13:00:00', '63'], ['10:59:59.999999', '11:00:00', '4'],
      ] as const
      for (const [start, end, wanted] of windows) {
        context.expect.decimal(await quantity({ start: at(start), end: at(end) }), wanted,
          `from ${start} until before ${end}`)
      }
    },
  }),
  check({
    id: 'meters/period-starts-with-its-first-instant',
    requirement: 'TIM-1.2',
    needs: ['subscriptions', 'usage-ingest', 'invoices'],
    async run({ given, expect }) {
      const { clock, customer, meter, subscription } = await given.billing()
      const event = (timestamp: string, amount: string) =>
        ({ event_name: meter.event_name, timestamp, properties: { amount } })
      await given.advance(clock, '2026-01-31T23:58:00Z')
      await given.ingest(customer, [event('2026-01-01T00:00:00Z', '1'),
        event('2026-01-31T23:59:59.999999Z', '2'), event('2026-02-01T00:00:00Z', '4')])
      await given.advance(clock, '2026-03-01T00:00:00Z')
      const totals = (await given.invoices(subscription)).map(({ total }) => total)
      expect.equal(totals, ['3.00', '4.00'], 'the boundary instant belongs to the next period')
    },
  }),
  check({
    id: 'meters/event-checksum-is-recomputable',
    requirement: 'INV-8.4',
    needs,
    async run(context) {
      const { random, expect, given } = context
      const { customer, meter } = await metered(context, 'count')
      const events: Full[] = Array.from({ length: 12 }, (_, index) => ({
        id: `evt-${random.text(16)}`, event_name: meter.event_name,
        timestamp: `2026-01-${String(index * 2 + 1).padStart(2, '0')}T10:15:00${
          ['', '.5', '.500', '.000', '.000001'][index % 5]}Z`,
        properties: { region: random.pick(['eu', 'us', '\u00fc\u20ac "x"']), z: index % 2 === 0,
          amount: index / 4, 'A.b': String(index) },
      }))
      await given.ingest(customer, events)
      const told = await usageOf(context, meter, { customer, ...january })
      expect.equal(told.event_count, 12, 'every event is counted')
      expect.equal(told.event_checksum, checksum(events), 'the checksum is that of the events')
      const part = { start: '2026-01-03T00:00:00Z', end: '2026-01-20T00:00:00Z' }
      const some = within(events, part.start, part.end)
      const cut = await usageOf(context, meter, { customer, ...part })
      expect.that(some.length > 0 && some.length < 12, 'the smaller window holds some of them')
      expect.equal([cut.event_count, cut.event_checksum], [some.length, checksum(some)],
        'the checksum is that of the events in the window')
      const none = await usageOf(context, meter,
        { customer, start: '2025-01-01T00:00:00Z', end: '2025-02-01T00:00:00Z' })
      expect.equal(none.event_checksum, checksum([]), 'the checksum of no event is 0')
    },
  }),
]
