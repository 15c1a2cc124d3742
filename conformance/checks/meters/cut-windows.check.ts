import type { MeterUsageWindow } from '@valora/spec/types'
import { usageRows } from '../../oracle/usage.ts'
import { windowsOf } from '../../oracle/windows.ts'
import { check } from '../../src/check.ts'
import { january, januaryCustomer, metered } from '../metered.ts'
import { askUsage, rowsOf } from '../usage-rows.ts'

const needs = ['meters', 'usage-ingest', 'test-clocks']

const minutes = ({ start, end }: Pick<MeterUsageWindow, 'start' | 'end'>): number =>
  (Date.parse(end) - Date.parse(start)) / 60_000

type Cut = [window: 'hour' | 'day' | 'month', time_zone: string, start: string, end: string]

/** The lengths in minutes of the windows around a change of the clocks. */
const changes: [...Cut, lengths: number[]][] = [
  ['day', 'Europe/Berlin', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', [1440, 1380, 1440]],
  ['day', 'Europe/Berlin', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', [1440, 1500, 1440]],
  ['day', 'America/New_York', '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z', [1440, 1380, 1440]],
  ['day', 'America/New_York', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', [1440, 1500, 1440]],
  ['day', 'Australia/Lord_Howe', '2026-04-03T13:00:00Z', '2026-04-06T13:30:00Z',
    [1440, 1470, 1440]],
  ['day', 'Australia/Lord_Howe', '2026-10-02T13:30:00Z', '2026-10-05T13:00:00Z',
    [1440, 1410, 1440]],
  ['day', 'Europe/Berlin', '2026-03-28T22:30:00Z', '2026-03-30T04:15:00Z', [30, 1380, 375]],
  ['hour', 'Europe/Berlin', '2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z', [60, 60]],
  ['hour', 'Europe/Berlin', '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z', [120, 60]],
  ['hour', 'Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T16:30:00Z', [90, 60]],
  ['hour', 'Australia/Lord_Howe', '2026-10-03T14:30:00Z', '2026-10-03T16:00:00Z', [60, 30]],
  ['hour', 'Asia/Kathmandu', '2026-05-05T00:00:00Z', '2026-05-05T02:00:00Z', [15, 60, 45]],
  ['hour', 'UTC', '2026-05-05T00:10:00Z', '2026-05-05T02:20:00Z', [50, 60, 20]],
]

/** Where the months of Kathmandu, 5:45 ahead, begin. */
const months = ['2026-01-10T00:00:00Z', '2026-01-31T18:15:00Z', '2026-02-28T18:15:00Z',
  '2026-03-31T18:15:00Z', '2026-04-10T00:00:00Z']

const contiguous = (rows: readonly MeterUsageWindow[]): boolean =>
  rows.every(({ start }, index) => index === 0 || start === rows[index - 1]?.end)

export default [
  check({
    id: 'meters/windows-follow-the-wall-clock',
    requirement: ['MTR-8.1', 'MTR-8.2'],
    needs,
    async run(context) {
      const { expect } = context
      const { customer, meter } = await metered(context, 'sum')
      for (const [window, time_zone, start, end, lengths] of changes) {
        const rows = await rowsOf(context, meter, { customer, start, end, window, time_zone })
        expect.equal(rows.map(minutes), lengths, `the ${window}s of ${time_zone} from ${start}`)
        expect.equal(rows.map((row) => [row.start, row.end]),
          windowsOf({ start, end, size: window, zone: time_zone }).map((one) =>
            [one.start, one.end]), 'each begins where the wall clock begins one')
        expect.equal(rows.map(({ group, quantity }) => [group, quantity]),
          lengths.map(() => [null, '0']), 'a window without events has its row')
      }
      const rows = await rowsOf(context, meter, { customer, start: months[0] ?? '',
        end: months.at(-1) ?? '', window: 'month', time_zone: 'Asia/Kathmandu' })
      expect.equal(rows.map(({ start, end }) => [start, end]),
        months.slice(1).map((end, index) => [months[index], end]), 'months begin at local midnight')
    },
  }),
  check({
    id: 'meters/a-whole-window-is-one-row',
    requirement: 'MTR-8.2',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, meter, take } = await metered(context, 'sum')
      await take(['5'])
      const { body } = expect.status(await askUsage(context, meter, { customer, ...january }), 200)
      expect.equal([body.window, body.group_by, body.data.length], ['whole', [], 1],
        'a query is whole and without groups unless it says otherwise')
      const whole = await rowsOf(context, meter, { customer, ...january, window: 'whole' })
      expect.equal(whole, body.data, 'asking for whole is the same')
      expect.equal([whole[0]?.start, whole[0]?.end, whole[0]?.quantity],
        [january.start, january.end, '5'], 'the one row is the asked window')
    },
  }),
  check({
    id: 'meters/windows-take-the-zone-of-the-customer',
    requirement: 'MTR-8.1',
    needs,
    async run({ api, expect, given }) {
      const range = { start: '2026-05-05T00:00:00Z', end: '2026-05-06T00:00:00Z' }
      const told = async (customer: { id: string }, time_zone?: string) => {
        const zone = time_zone === undefined ? {} : { time_zone }
        const meter = await given.meter()
        const { body } = expect.status(await askUsage({ api }, meter,
          { customer, ...range, window: 'day', ...zone }), 200)
        return [body.time_zone, body.data[0]?.end]
      }
      const [own, bare] = [await given.customer({ time_zone: 'Asia/Kathmandu' }),
        await given.customer()]
      expect.equal(await told(own), ['Asia/Kathmandu', '2026-05-05T18:15:00Z'], 'the customer\'s')
      expect.equal(await told(own, 'Europe/Berlin'), ['Europe/Berlin', '2026-05-05T22:00:00Z'],
        'the query\'s before it')
      expect.equal(await told(bare), ['UTC', '2026-05-06T00:00:00Z'], 'UTC where nobody has one')
      expect.status(await api.patch('/organization', { time_zone: 'America/New_York' }), 200)
      expect.equal(await told(bare), ['America/New_York', '2026-05-05T04:00:00Z'],
        'the organization\'s where the customer has none')
      const [meter, odd] = [await given.meter(), { ...range, time_zone: 'Mars/Olympus' }]
      expect.problem(await askUsage({ api }, meter, { customer: own, window: 'day', ...odd }),
        'time_zone_unknown')
    },
  }),
  check({
    id: 'meters/windows-are-contiguous-and-lose-no-event',
    requirement: 'MTR-8.2',
    needs,
    tags: ['property'],
    async run(context) {
      const { expect, given, random } = context
      const customer = await januaryCustomer(context)
      const meter = await given.meter({ group_by: ['region'] })
      const edges = ['2026-01-08T10:17:00.25Z', '2026-01-12T21:43:00.000001Z']
      const inside = ['2026-01-08T23:15:00Z', '2026-01-09T00:00:00Z', '2026-01-09T18:14:59.999999Z',
        '2026-01-09T18:15:00Z', ...edges, '2026-01-08T10:17:00.249999Z', '2026-01-12T21:43:00Z']
      const sent = await given.ingest(customer, inside.map((timestamp, index) => ({
        event_name: meter.event_name, timestamp, properties: { amount: String(2 ** index),
          region: random.pick(['eu', 'us']) } })))
      const [start = '', end = ''] = edges
      for (const window of ['hour', 'day', 'month'] as const) {
        for (const time_zone of ['UTC', 'Asia/Kathmandu', 'Europe/Berlin']) {
          const asked = { start, end, window, time_zone }
          const rows = await rowsOf(context, meter, { customer, ...asked })
          expect.that(contiguous(rows), 'each window starts where the one before it ends')
          expect.equal([rows[0]?.start, rows.at(-1)?.end], edges, 'the edges are those asked for')
          expect.equal(rows, usageRows(meter, sent, asked), 'every event lies in one window')
          const groups = await rowsOf(context, meter, { customer, ...asked, group_by: 'region' })
          expect.equal(groups, usageRows(meter, sent, { ...asked, group_by: ['region'] }),
            'by group only windows with events have rows')
        }
      }
    },
  }),
]
