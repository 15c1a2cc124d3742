import { eventsOf, meter, windowOf, type EventRow, type SourceMeter } from './event-rows.ts'
import type { Late, LineSource } from './lines.ts'
import {
  divideBy, graduated, matrix, offAmount, offUnits, packages, percentage, perUnit, volume,
  type TierRow,
} from './price-terms.ts'

type Row = [
  why: string, price: LineSource['price'], events: EventRow[], late: Late[], meter?: SourceMeter,
  currency?: string,
]

const latenessOf = (requirement: string, rows: readonly Row[]): LineSource[] =>
  rows.map(([why, price, events, late, measure = meter('sum'), currency = 'USD']) => ({
    requirement, why, currency, price, meter: measure, window: windowOf('01T00:00 08T00:00'),
    events: eventsOf(events), late,
  }))

const more = (...rows: [time: string, value: NonNullable<EventRow[1]>, id: string][]): Late =>
  ({ events: eventsOf(rows) })
const ten: EventRow[] = [['04T01:00', '10']]
const five = more(['05T00:00', '5', 'l1'])
const steps: TierRow[] = [['10', '2', '3'], ['20', '1', '7'], [null, '0.5']]

/** Usage that arrives after its invoice, by model, modifier, aggregation and currency. */
export const lateness = [
  ...latenessOf('USG-7.2', [
    ['a flat amount opens with its tier: 5 x 1 + 7 = 12', graduated(steps), ten, [five]],
    ['two tiers further: 10 x 1 + 7 + 5 x 0.5 = 19.5', graduated(steps), ten,
      [more(['05T00:00', '15', 'l1'])]],
    ['back into the first tier: 9 x 2 - 10 x 2 = -2', graduated(steps), ten,
      [more(['05T00:00', '-1', 'l1'])]],
    ['back below nothing: 0 - 23 = -23', graduated(steps), ten, [more(['05T00:00', '-11', 'l1'])]],
    ['a volume with its flat amount: 15 x 1 + 7 - 10 x 2 - 3 = -1', volume(steps), ten, [five]],
    ['a second package: 2 x 5 - 1 x 5 = 5', packages('5/10'), ten,
      [more(['05T00:00', '0.000001', 'l1'])]],
    ['after units that are included: 15 x 2 - 12 x 2 = 6',
      perUnit('2', { included_quantity: '12' }), ten, [five]],
    ['after a discount of units: (15 - 4) x 2 - (10 - 4) x 2 = 10',
      perUnit('2', { discounts: [offUnits('4')] }), ten, [five]],
    ['after a discount of an amount: 15 x 2 - 25 - 0 = 5',
      perUnit('2', { discounts: [offAmount('25')] }), ten, [five]],
    ['rounded up in its conversion: 2 x 3 - 2 x 3 = 0',
      perUnit('3', { unit_conversion: divideBy('8', 'up') }), ten, [five]],
    ['from the minimum to the maximum: 40 - 20 = 20',
      perUnit('2', { minimum_amount: '20', maximum_amount: '40' }), [['04T01:00', '1']],
      [more(['05T00:00', '99', 'l1'])]],
    ['from the maximum to the minimum: 20 - 40 = -20',
      perUnit('2', { minimum_amount: '20', maximum_amount: '40' }), [['04T01:00', '100']],
      [more(['05T00:00', '-100', 'l1'])]],
    ['first usage of a period without any: 5 x 2 - 0 = 10', perUnit('2'), [], [five]],
    ['three times, each to what was billed: 3 x 2 - 2 x 2 = 2', perUnit('2'), [['04T01:00', '1']],
      [more(['05T00:00', '1', 'l1']), more(['05T00:00', '2', 'l2']),
        more(['05T00:00', '-1', 'l3'])]],
    ['one event more is counted: 2 x 0.5 - 1 x 0.5 = 0.5', perUnit('0.5'), ten, [five],
      meter('count')],
    ['a value that was there already counts once: 1 x 3 - 1 x 3 = 0', perUnit('3'), ten,
      [more(['05T00:00', '10', 'l1'])], meter('unique_count')],
    ['a new value counts: 2 x 3 - 1 x 3 = 3', perUnit('3'), ten, [five], meter('unique_count')],
    ['a lesser least value: 5 x 2 - 10 x 2 = -10', perUnit('2'), ten, [five], meter('min')],
    ['a mean: 7.5 x 2 - 10 x 2 = -5', perUnit('2'), ten, [five], meter('average')],
    ['a later latest value: 5 x 2 - 10 x 2 = -10', perUnit('2'), ten, [five], meter('latest')],
    ['a level for half of the week: 7 x 3.5 / 7 x 2 = 7', perUnit('2'), [],
      [more(['04T12:00', '7', 'l1'])], meter('weighted_sum')],
    ['a level that falls: (7 - 7 x 3.5 / 7) x 2 - 7 x 2 = -7', perUnit('2'), [['01T00:00', '7']],
      [more(['04T12:00', '-7', 'l1'])], meter('weighted_sum')],
    ['the first and the last instant of the period: (10 + 1 + 2) x 2 - 10 x 2 = 6', perUnit('2'),
      ten, [more(['01T00:00', '1', 'l1'], ['07T23:59:59.999999', '2', 'l2'])]],
    ['a transaction with its fixed amount: 5 x 0.1 + 0.3 = 0.8',
      percentage('10', { fixed_amount: '0.3' }), ten, [five]],
    ['another cell: 5 x 1 = 5', matrix('region=eu 0.5; else 1'),
      [['04T01:00', { amount: '4', region: 'eu' }]],
      [more(['05T00:00', { amount: '5', region: 'us' }, 'l1'])],
      meter('sum', { group_by: ['region'] })],
    ['yen: 15 x 1.5 is 23, 23 - 15 = 8', perUnit('1.5'), ten, [five], meter('sum'), 'JPY'],
    ['dinars: 15 x 0.0005 is 0.008, 0.008 - 0.005 = 0.003', perUnit('0.0005'), ten, [five],
      meter('sum'), 'KWD'],
  ]),
]
