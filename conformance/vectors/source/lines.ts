import type { CorrectionTerms } from '../../oracle/corrections.ts'
import type { Window } from '../../oracle/measure.ts'
import type { RatedPrice } from '../../oracle/rate.ts'
import {
  eventsOf, meter, windowOf, type EventRow, type SourceEvent, type SourceMeter,
} from './event-rows.ts'
import {
  divideBy, graduated, matrix, offShare, packages, percentage, perUnit, volume, type TierRow,
} from './price-terms.ts'

/** One thing that happens after the invoice: events that arrive, or corrections. */
export type Late = { events: SourceEvent[] } | { corrections: CorrectionTerms[] }

export type LineSource = {
  requirement: string
  why: string
  currency: string
  price: RatedPrice
  meter: SourceMeter
  window: Window
  events: SourceEvent[]
  late: Late[]
}

type Row = [
  why: string, price: RatedPrice, events: EventRow[], late?: Late[], meter?: SourceMeter,
  currency?: string,
]

/** A billing period of a week, so that all of it may still be corrected two weeks later. */
const week = windowOf('01T00:00 08T00:00')

const linesOf = (requirement: string, rows: readonly Row[]): LineSource[] =>
  rows.map(([why, price, events, late = [], measure = meter('sum'), currency = 'USD']) => ({
    requirement, why, currency, price, meter: measure, window: week,
    events: eventsOf(events), late,
  }))

/** Late events, whose ids follow those before them. */
const more = (...rows: [time: string, value: NonNullable<EventRow[1]>, id: string][]): Late =>
  ({ events: eventsOf(rows) })
const fix = (...list: CorrectionTerms[]): Late => ({ corrections: list })

const tiers: TierRow[] = [['10', '2'], [null, '1']]
const ten: EventRow[] = [['04T01:00', '10']]
const region = { group_by: ['region', 'tier'] }
const places: EventRow[] = [
  ['04T01:00', { amount: '4', region: 'eu', tier: 'gold' }],
  ['04T02:00', { amount: '6', region: 'eu', tier: 'free' }], ['04T03:00', { amount: '1' }],
]

/** The lines of a period, and the adjustments that follow late usage. */
export const lines = [
  ...linesOf('USG-7.2', [
    ['five more: 15 x 2 - 10 x 2 = 10', perUnit('2'), ten, [more(['05T00:00', '5', 'l1'])]],
    ['a refund arrives: 7 x 2 - 10 x 2 = -6', perUnit('2'), ten, [more(['05T00:00', '-3', 'l1'])]],
    ['the tiers go on: 5 x 1 = 5', graduated(tiers), ten, [more(['05T00:00', '5', 'l1'])]],
    ['a volume falls into a cheaper tier: 11 x 1 - 10 x 2 = -9', volume(tiers), ten,
      [more(['05T00:00', '1', 'l1'])]],
    ['the package was begun already: 5 - 5 = 0', packages('5/100'), ten,
      [more(['05T00:00', '5', 'l1'])]],
    ['an event of 0 changes the checksum: 10 x 2 - 10 x 2 = 0', perUnit('2'), ten,
      [more(['05T00:00', '0', 'l1'])]],
    ['an event of the next period changes nothing', perUnit('2'), ten,
      [more(['08T00:00', '5', 'l1'])]],
    ['late twice: 15 x 2 - 20 = 10, then 16 x 2 - 30 = 2', perUnit('2'), ten,
      [more(['05T00:00', '5', 'l1']), more(['06T00:00', '1', 'l2'])]],
    ['late and voided again: 15 x 2 - 20 = 10, then 20 - 30 = -10', perUnit('2'), ten,
      [more(['05T00:00', '5', 'l1']), fix({ void: 'l1' })]],
    ['an amendment: 1 x 2 - 10 x 2 = -18', perUnit('2'), ten,
      [fix({ amend: 'e1', properties: { amount: '1' } })]],
    ['all is voided: 0 - 10 x 2 = -20', perUnit('2'), ten, [fix({ void: 'e1' })]],
    ['moved into the next period: 0 - 10 x 2 = -20', perUnit('2'), ten,
      [fix({ amend: 'e1', timestamp: '2026-01-08T00:00:00Z' })]],
    ['rounded amounts are compared: 0.01 - 0.01 = 0', perUnit('0.005'), [['04T01:00', '1']],
      [more(['05T00:00', '1', 'l1'])]],
    ['a third of a cent is due with the second: 0.01 - 0 = 0.01', perUnit('0.004'),
      [['04T01:00', '1']], [more(['05T00:00', '1', 'l1'])]],
    ['the minimum was due already: 100 - 100 = 0', perUnit('2', { minimum_amount: '100' }), ten,
      [more(['05T00:00', '5', 'l1'])]],
    ['beyond the minimum: 60 x 2 - 100 = 20', perUnit('2', { minimum_amount: '100' }), ten,
      [more(['05T00:00', '50', 'l1'])]],
    ['up to the maximum: 25 - 10 x 2 = 5', perUnit('2', { maximum_amount: '25' }), ten,
      [more(['05T00:00', '50', 'l1'])]],
    ['with a discount: 15 x 2 x 0.9 - 10 x 2 x 0.9 = 9',
      perUnit('2', { discounts: [offShare('10')] }), ten, [more(['05T00:00', '5', 'l1'])]],
    ['with a conversion: 2 x 8 - 1 x 8 = 8',
      perUnit('8', { unit_conversion: divideBy('10', 'up') }), ten,
      [more(['05T00:00', '5', 'l1'])]],
    ['what is still included costs nothing: 0 - 0 = 0', perUnit('2', { included_quantity: '20' }),
      ten, [more(['05T00:00', '5', 'l1'])]],
    ['a late greatest value: 12 x 2 - 10 x 2 = 4', perUnit('2'), ten,
      [more(['05T00:00', '12', 'l1'])], meter('max')],
    ['an earlier latest value changes only the checksum: 10 x 2 - 10 x 2 = 0', perUnit('2'), ten,
      [more(['03T00:00', '12', 'l1'])], meter('latest')],
    ['yen: 15 x 1.5 is 23, 23 - 15 = 8', perUnit('1.5'), ten, [more(['05T00:00', '5', 'l1'])],
      meter('sum'), 'JPY'],
  ]),
  ...linesOf('PRC-5.5', [
    ['the first by timestamp is free, not the first to arrive: 30 x 0.1 = 3',
      percentage('10', { free_transactions: 1 }), [['05T00:00', '30'], ['04T00:00', '10']]],
    ['of one instant the lesser id is first: 30 x 0.1 = 3',
      percentage('10', { free_transactions: 1 }),
      [['04T00:00', '30', 'b'], ['04T00:00', '10', 'a']]],
    ['an earlier late event takes the allowance: 40 x 0.1 - 30 x 0.1 = 1',
      percentage('10', { free_transactions: 1 }), [['04T00:00', '10'], ['05T00:00', '30']],
      [more(['03T00:00', '5', 'l1'])]],
  ]),
  ...linesOf('PRC-8.3', [
    ['the other properties are taken together: (4 + 6) x 0.5 + 1 x 1 = 6',
      matrix('region=eu 0.5; else 1'), places, [], meter('sum', region)],
    ['the greatest of a combination, over its other properties: 6 x 0.5 + 1 x 1 = 4',
      matrix('region=eu 0.5; else 1'), places, [], meter('max', region)],
    ['a combination below zero is nothing: 0 x 0.5 + 3 x 1 = 3', matrix('region=eu 0.5; else 1'),
      [['04T01:00', { amount: '-4', region: 'eu' }], ['04T02:00', { amount: '3' }]], [],
      meter('sum', region)],
    ['late usage of a new combination: 2 x 1 = 2', matrix('region=eu 0.5; else 1'), places,
      [more(['05T00:00', { amount: '2', region: 'us' }, 'l1'])], meter('sum', region)],
  ]),
  ...linesOf('MTR-4.3', [
    ['less than nothing is shown as measured and costs nothing', perUnit('2'),
      [['04T01:00', '5'], ['04T02:00', '-7']]],
    ['a minimum is due for less than nothing: 10 - 0 = 10', perUnit('2', { minimum_amount: '10' }),
      [['04T01:00', '-7']]],
  ]),
  ...linesOf('PRC-6.6', [
    ['3 x 2 = 6, and a line of 10 - 6 = 4', perUnit('2', { minimum_amount: '10' }),
      [['04T01:00', '3']]],
    ['30 x 2 = 60, and a line of 50 - 60 = -10', perUnit('2', { maximum_amount: '50' }),
      [['04T01:00', '30']]],
    ['the minimum itself has no line: 5 x 2 = 10', perUnit('2', { minimum_amount: '10' }),
      [['04T01:00', '5']]],
    ['no usage at all: a line of 0, and a line of 10 - 0 = 10',
      perUnit('2', { minimum_amount: '10' }), []],
  ]),
]
