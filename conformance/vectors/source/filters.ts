import type { PropertyFilter } from '@valora/spec/types'
import type { Measure } from '../../oracle/measure.ts'
import { meter, quantitiesOf, type SourceMeter } from './event-rows.ts'

const equals = (property: string, value: string | number | boolean): PropertyFilter =>
  ({ operator: 'equals', property, value })
const among = (property: string, ...values: (string | number | boolean)[]): PropertyFilter =>
  ({ operator: 'in', property, values })
const exists = (property: string, there = true): PropertyFilter =>
  ({ operator: 'exists', property, exists: there })

const of = (aggregation: Measure['aggregation'], ...filters: PropertyFilter[]): SourceMeter =>
  meter(aggregation, { filters })
const sum = (...filters: PropertyFilter[]) => of('sum', ...filters)

/** An event a minute with an amount and further properties. */
const events = (...rows: [amount: string, more?: Record<string, string | number | boolean>][]) =>
  rows.map(([amount, more], index): [string, Record<string, string | number | boolean>] =>
    [`10T10:${String(index).padStart(2, '0')}`, { amount, ...more }])

const regions = events(['1', { region: 'eu' }], ['2', { region: 'us' }], ['4'],
  ['8', { region: 'EU' }], ['16', { region: 'eu' }])
const sizes = events(['1', { size: 42 }], ['2', { size: '42' }], ['4', { size: '42.0' }],
  ['8', { size: 42.5 }])
const flags = events(['1', { ok: true }], ['2', { ok: 'true' }], ['4', { ok: false }], ['8'])

/** Which events a meter measures. */
export const filters = [
  ...quantitiesOf('MTR-5.1', [
    ['equals: 1 + 16 = 17', sum(equals('region', 'eu')), regions],
    ['letters differ by their case: 8 + 0 = 8', sum(equals('region', 'EU')), regions],
    ['equals of a value that nobody has', sum(equals('region', 'ap')), regions],
    ['the empty text is a value: 2 + 0 = 2', sum(equals('region', '')),
      events(['1'], ['2', { region: '' }], ['4', { region: ' ' }])],
    ['a number equals its text: 1 + 2 = 3', sum(equals('size', 42)), sizes],
    ['a text equals its number: 1 + 2 = 3', sum(equals('size', '42')), sizes],
    ['42.0 is another text: 4 + 0 = 4', sum(equals('size', '42.0')), sizes],
    ['a number with a fraction: 8 + 0 = 8', sum(equals('size', 42.5)), sizes],
    ['a large number is written without an exponent: 1 + 2 = 3', sum(equals('size', 1e6)),
      events(['1', { size: 1000000 }], ['2', { size: '1000000' }], ['4', { size: '1e6' }])],
    ['true equals its text: 1 + 2 = 3', sum(equals('ok', true)), flags],
    ['the text true equals the boolean: 1 + 2 = 3', sum(equals('ok', 'true')), flags],
    ['false is a value and not an absence: 4 + 0 = 4', sum(equals('ok', false)), flags],
    ['in: 1 + 2 + 16 = 19', sum(among('region', 'eu', 'us')), regions],
    ['in with one value: 2 + 0 = 2', sum(among('region', 'us')), regions],
    ['in with numbers and texts: 1 + 2 + 8 = 11', sum(among('size', 42, '42.5')), sizes],
    ['in with a value that nobody has: 2 + 0 = 2', sum(among('region', 'ap', 'us')), regions],
    ['in with a boolean: 1 + 2 + 4 = 7', sum(among('ok', true, 'false')), flags],
    ['exists: 1 + 2 + 8 + 16 = 27', sum(exists('region')), regions],
    ['exists false: 4 + 0 = 4', sum(exists('region', false)), regions],
    ['what is false exists: 1 + 2 + 4 = 7', sum(exists('ok')), flags],
    ['the empty text exists: 2 + 0 = 2', sum(exists('region')),
      events(['1'], ['2', { region: '' }])],
    ['all filters must fit: 16 + 0 = 16', sum(equals('region', 'eu'), equals('tier', 'gold')),
      events(['1', { region: 'eu' }], ['2', { tier: 'gold' }],
        ['4', { region: 'us', tier: 'gold' }], ['16', { region: 'eu', tier: 'gold' }])],
    ['in and in of one property: 2 + 0 = 2', sum(among('region', 'eu', 'us'),
      among('region', 'us', 'ap')), regions],
    ['equals and exists false of another: 1 + 0 = 1', sum(equals('region', 'eu'),
      exists('refund', false)),
    events(['1', { region: 'eu' }], ['2', { region: 'eu', refund: 'r1' }], ['4'])],
    ['three operators: 4 + 0 = 4', sum(equals('a', 1), among('b', 2, 3), exists('c')),
      events(['1', { a: 1, b: 2 }], ['2', { a: 1, b: 4, c: 0 }], ['4', { a: 1, b: 3, c: 0 }])],
    ['a filter on the value itself: 5 + 5 = 10', sum(equals('amount', 5)),
      events(['5'], ['5'], ['5.0'], ['6'])],
    ['a filter that lets nothing through measures 0', sum(exists('nothing')), regions],
  ]),
  ...quantitiesOf('MTR-5.1', [
    ['count: 1 + 1 = 2', of('count', equals('region', 'eu')), regions],
    ['max: the greatest of those chosen', of('max', equals('region', 'us')), regions],
    ['min: the least of those chosen', of('min', exists('region', false)), regions],
    ['average: (1 + 16) / 2 = 8.5', of('average', equals('region', 'eu')), regions],
    ['unique_count of those chosen', of('unique_count', among('region', 'eu', 'us')), regions],
    ['latest of those chosen', of('latest', equals('region', 'us')), regions],
    ['weighted_sum of those chosen: 6 x 12 / 24 = 3', of('weighted_sum', equals('region', 'eu')),
      [['10T06:00', { amount: '9', region: 'us' }], ['10T12:00', { amount: '6', region: 'eu' }]],
      '10T00:00 11T00:00'],
  ]),
  ...quantitiesOf('MTR-5.2', [
    ['what is left out needs no value: 3 + 0 = 3', sum(equals('region', 'eu')),
      [['10T10:00', { region: 'us' }], ['10T10:01', { region: 'eu', amount: '3' }]]],
    ['nor a number: 3 + 0 = 3', sum(equals('region', 'eu')),
      [['10T10:00', { amount: 'many' }], ['10T10:01', { region: 'eu', amount: '3' }]]],
    ['nor one in range: 3 + 0 = 3', sum(equals('region', 'eu')),
      [['10T10:00', { amount: '12345678901234567890' }],
        ['10T10:01', { region: 'eu', amount: '3' }]]],
    ['nothing is chosen and no event is counted', sum(equals('region', 'ap')),
      [['10T10:00', { amount: 'many', region: 'us' }]]],
  ]),
]
