import fc from 'fast-check'
import type { Interval, Price } from '@valora/spec/types'
import { boundaryText } from '../../oracle/boundary.ts'
import { invoiceAt, type OracleBill, type OracleItem } from '../../oracle/invoice.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { scheduled, type Scheduled } from '../scheduled.ts'

const needs = ['invoices', 'usage-ingest']
const flat = { pricing: { type: 'flat', amount: '5' } } as const
const unit = { pricing: { type: 'per_unit', unit_amount: '2' } } as const

type Catalogue = { prices: Price[]; items: OracleItem[] }

/** Usage, a charge in advance and one in arrears in one plan. */
const catalogue = async ({ given }: CheckContext): Promise<Catalogue> => {
  const { id: meter_id, event_name } = await given.meter()
  const prices = [
    await given.price({ ...unit, meter_id }),
    await given.price({ ...flat, timing: 'in_advance' }),
    await given.price({ ...flat, timing: 'in_arrears' }),
  ]
  const meter = { aggregation: 'sum', value_property: 'amount' } as const
  return {
    prices,
    items: [
      { kind: 'usage', price: unit, meter, event_name },
      { kind: 'fixed', price: flat, quantity: '1', timing: 'in_advance' },
      { kind: 'fixed', price: flat, quantity: '1', timing: 'in_arrears' },
    ],
  }
}

type Charged = { issued_at: string; lines: string[] }

/** What stands on each invoice: the price and the period of each line. */
const told = async (
  { given }: CheckContext, { prices }: Catalogue, { subscription }: Scheduled,
): Promise<Charged[]> => {
  const ids = prices.map(({ id }) => id)
  const list: Charged[] = []
  for (const invoice of await given.invoices(subscription)) {
    const lines = (await given.lines(invoice)).map(({ price_id, period }) =>
      `${ids.indexOf(price_id ?? '')} ${period?.start} ${period?.end}`)
    list.push({ issued_at: invoice.issued_at, lines: lines.toSorted() })
  }
  return list
}

/** The invoices of the model up to boundary `last`, or to where the subscription ended. */
const wanted = (bill: OracleBill, last: number): Charged[] =>
  Array.from({ length: last + 1 }, (_, k) => k).flatMap((k) => {
    const boundary = boundaryText(bill.anchor, k)
    const { ended_at = boundary } = bill
    const lines = invoiceAt(bill, k)?.lines.map(({ item, period }) =>
      `${item} ${period.start} ${period.end}`)
    const issued_at = k === last ? ended_at : boundary
    return lines === undefined ? [] : [{ issued_at, lines: lines.toSorted() }]
  })

const schedules = fc.record({
  anchor: fc.constantFrom('2025-01-31T23:30:00Z', '2024-02-29T01:30:00Z', '2025-10-26T01:15:00Z'),
  time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
  interval: fc.record<Interval>({
    unit: fc.constantFrom('day', 'week', 'month'), count: fc.integer({ min: 1, max: 2 }),
  }),
  last: fc.integer({ min: 1, max: 3 }),
  ends: fc.constantFrom('never', 'now', 'period_end'),
})

type Play = typeof schedules extends fc.Arbitrary<infer Value> ? Value : never

const play = async (
  context: CheckContext, made: Catalogue, { ends, last, ...schedule }: Play,
): Promise<void> => {
  const { api, expect, given } = context
  const scene = await scheduled(context, made.prices, schedule)
  const { anchor, interval, time_zone: zone } = schedule
  const bill = { anchor: { anchor, zone, interval }, minorDigits: 2, items: made.items, events: [] }
  const before = new Date(Date.parse(boundaryText(bill.anchor, last)) - 3_600_000)
    .toISOString().replace('.000Z', 'Z')
  await given.advance(scene.clock, before)
  if (ends !== 'never') {
    const { subscription: { id } } = scene
    expect.status(await api.post(`/subscriptions/${id}/cancel`, { mode: ends }), 200)
  }
  const end = boundaryText(bill.anchor, last)
  await given.advance(scene.clock, end)
  const ended = ends === 'never' ? {} : { ended_at: ends === 'now' ? before : end }
  expect.equal(await told(context, made, scene), wanted({ ...bill, ...ended }, last),
    'charges in advance open a period, charges in arrears and usage close it')
}

export default check({
  id: 'invoices/each-boundary-bills-what-is-due-there',
  requirement: 'INV-1.5',
  needs,
  tags: ['property'],
  async run(context) {
    const made = await catalogue(context)
    await play(context, made, { anchor: '2025-01-31T23:30:00Z', time_zone: 'UTC', last: 2,
      interval: { unit: 'month', count: 1 }, ends: 'never' })
    await forAll(context, schedules, {
      runs: 6, holds: async (schedule) => play(context, made, schedule),
    })
  },
})
