import { meter, type EventRow } from './event-rows.ts'
import { usageOf } from './usage-rows.ts'

const by = { group_by: ['region'] }
const byBoth = { group_by: ['region', 'tier'] }
const sum = meter('sum', by)
const both = meter('sum', byBoth)
const day = '2026-01-10T00:00 2026-01-11T00:00'
const grouped = `whole UTC ${day} region`

const regions: EventRow[] = [
  ['10T01:00', { amount: '1', region: 'eu' }], ['10T02:00', { amount: '2', region: 'us' }],
  ['10T03:00', { amount: '4' }], ['10T04:00', { amount: '8', region: 'eu' }],
]
const tiers: EventRow[] = [
  ['10T01:00', { amount: '1', region: 'eu', tier: 'gold' }],
  ['10T02:00', { amount: '2', region: 'eu', tier: 'free' }],
  ['10T03:00', { amount: '4', region: 'eu' }], ['10T04:00', { amount: '8', tier: 'gold' }],
  ['10T05:00', { amount: '16', region: 'us', tier: 'gold' }],
]
const carried: EventRow[] = [
  ['09T00:00', { amount: '5', region: 'eu' }], ['09T12:00', { amount: '3', region: 'us' }],
  ['10T12:00', { amount: '2', region: 'eu' }],
]

/** Usage by the combinations of some properties. */
export const groups = [
  ...usageOf('MTR-5.3', [
    ['a quantity for each region, null first', sum, grouped, regions],
    ['a combination of two properties', both, `whole UTC ${day} region,tier`, tiers],
    ['asked in the other order they are sorted in that order', both,
      `whole UTC ${day} tier,region`, tiers],
    ['by one of two properties', both, `whole UTC ${day} tier`, tiers],
    ['groups by code point: capitals, letters, umlauts', sum, grouped,
      [['10T01:00', { amount: '1', region: 'a' }], ['10T02:00', { amount: '2', region: 'B' }],
        ['10T03:00', { amount: '4', region: '\u00e4' }],
        ['10T04:00', { amount: '8', region: '' }]]],
    ['a code point beyond 16 bits is the greatest', sum, grouped,
      [['10T01:00', { amount: '1', region: '\u{1f600}' }],
        ['10T02:00', { amount: '2', region: '\uffe5' }]]],
    ['numbers and texts are one group, 42.0 another', sum, grouped,
      [['10T01:00', { amount: '1', region: 42 }], ['10T02:00', { amount: '2', region: '42' }],
        ['10T03:00', { amount: '4', region: '42.0' }]]],
    ['true is a text and false another', sum, grouped,
      [['10T01:00', { amount: '1', region: true }], ['10T02:00', { amount: '2', region: 'true' }],
        ['10T03:00', { amount: '4', region: false }]]],
    ['the text null is no missing property', sum, grouped,
      [['10T01:00', { amount: '1', region: 'null' }], ['10T02:00', { amount: '2' }]]],
    ['no event, no group', sum, grouped, []],
    ['groups by day: a group without an event in a day has no row', sum,
      'day UTC 2026-01-09T00:00 2026-01-11T00:00 region',
      [['09T01:00', { amount: '1', region: 'eu' }], ['10T01:00', { amount: '2', region: 'us' }],
        ['10T02:00', { amount: '4', region: 'eu' }]]],
    ['1 and 10 and 9 are texts', sum, grouped,
      [['10T01:00', { amount: '1', region: 10 }], ['10T02:00', { amount: '2', region: 9 }],
        ['10T03:00', { amount: '4', region: 1 }]]],
  ]),
  ...usageOf('MTR-5.4', [
    ['without group_by all events are one quantity', sum, `whole UTC ${day}`, regions],
    ['count by group', meter('count', by), grouped, regions],
    ['max by group', meter('max', by), grouped, regions],
    ['max over all of it', meter('max', by), `whole UTC ${day}`, regions],
    ['min by group', meter('min', by), grouped, regions],
    ['average by group, one that does not end', meter('average', by), grouped,
      [...regions, ['10T05:00', { amount: '1', region: 'eu' }]]],
    ['unique_count by group: one value in two groups counts in both', meter('unique_count', by),
      grouped, [['10T01:00', { amount: 'a', region: 'eu' }],
        ['10T02:00', { amount: 'a', region: 'us' }], ['10T03:00', { amount: 'b', region: 'us' }]]],
    ['and once over all', meter('unique_count', by), `whole UTC ${day}`,
      [['10T01:00', { amount: 'a', region: 'eu' }], ['10T02:00', { amount: 'a', region: 'us' }]]],
    ['latest by group', meter('latest', by), grouped, regions],
    ['latest over all is the newest of all', meter('latest', by), `whole UTC ${day}`, regions],
    ['weighted_sum by group', meter('weighted_sum', by), grouped, regions],
    ['weighted_sum over all adds up the groups', meter('weighted_sum', by), `whole UTC ${day}`,
      regions],
    ['a level carried into each group', meter('latest', { ...by, carry_forward: true }), grouped,
      carried],
    ['over all the last level of all is carried', meter('latest', { ...by, carry_forward: true }),
      `whole UTC ${day}`, carried.slice(0, 2)],
    ['max with the level of each group', meter('max', { ...by, carry_forward: true }), grouped,
      carried],
    ['max over all with the last level of all', meter('max', { ...by, carry_forward: true }),
      `whole UTC ${day}`, carried],
    ['weighted_sum with the level of each group',
      meter('weighted_sum', { ...by, carry_forward: true }), grouped, carried],
    ['a group without carry_forward begins anew', meter('weighted_sum', by), grouped, carried],
    ['a filter leaves a group out', meter('sum', { ...by,
      filters: [{ operator: 'in', property: 'region', values: ['eu', 'ap'] }] }), grouped, regions],
    ['a group below zero is shown as measured', sum, grouped,
      [['10T01:00', { amount: '-5', region: 'eu' }], ['10T02:00', { amount: '2', region: 'us' }]]],
  ]),
]
