import { meter, quantitiesOf } from './event-rows.ts'

const carry = { carry_forward: true }
const [latest, most, level] = [
  meter('latest', carry), meter('max', carry), meter('weighted_sum', carry),
]
const eu = { filters: [{ operator: 'equals' as const, property: 'region', value: 'eu' }] }
const day = '10T00:00 11T00:00'

/** What of the time before a window counts in it. */
export const levels = [
  ...quantitiesOf('MTR-3.2', [
    ['no event in the window: the last one before', latest, [['08T00:00', '5'], ['09T00:00', '7']],
      day],
    ['an event in the window hides it', latest, [['09T00:00', '7'], ['10T12:00', '2']], day],
    ['the microsecond before the start', latest, [['09T23:59:59.999999', '7']], day],
    ['an event at the start is in the window', latest, [['09T00:00', '7'], ['10T00:00', '1']], day],
    ['the last by timestamp, not by arrival', latest, [['09T00:00', '7'], ['08T00:00', '5']], day],
    ['the greater id of one instant', latest, [['09T00:00', '7', 'b'], ['09T00:00', '5', 'a']],
      day],
    ['nothing before: 0', latest, [['11T00:00', '7']], day],
    ['sixty days old and still the level', latest, [['2025-11-11T00:00', '7']], day],
    ['a filter chooses what is carried', meter('latest', { ...carry, ...eu }),
      [['08T00:00', { amount: '5', region: 'eu' }], ['09T00:00', { amount: '7', region: 'us' }]],
      day],
  ]),
  ...quantitiesOf('MTR-3.3', [
    ['the carried level is the greatest', most, [['09T00:00', '9'], ['10T12:00', '4']], day],
    ['a value in the window is greater', most, [['09T00:00', '3'], ['10T12:00', '4']], day],
    ['the last level before, not the greatest', most,
      [['08T00:00', '9'], ['09T00:00', '3'], ['10T12:00', '4']], day],
    ['no event in the window: the carried level', most, [['09T00:00', '9']], day],
    ['a carried level below zero', most, [['09T00:00', '-3']], day],
    ['it is more than a lower value in the window', most, [['09T00:00', '-3'], ['10T12:00', '-4']],
      day],
    ['nothing before and nothing in it: 0', most, [['11T00:00', '9']], day],
    ['nothing before: values below zero stay', most, [['10T12:00', '-4']], day],
  ]),
  ...quantitiesOf('MTR-4.2', [
    ['the sum of all before, all day: (5 - 2) x 24 / 24 = 3', level,
      [['08T00:00', '5'], ['09T00:00', '-2']], day],
    ['carried and changed at noon: (3 x 24 + 4 x 12) / 24 = 5', level,
      [['09T00:00', '3'], ['10T12:00', '4']], day],
    ['carried and taken off at 06:00: (4 x 24 - 4 x 18) / 24 = 1', level,
      [['09T00:00', '4'], ['10T06:00', '-4']], day],
    ['an event at the start adds to the level: (3 + 2) x 24 / 24 = 5', level,
      [['09T00:00', '3'], ['10T00:00', '2']], day],
    ['sixty days old: 7 x 24 / 24 = 7', level, [['2025-11-11T00:00', '7']], day],
    ['a third after the start: 1 x 24 / 24 + 1 x 8 / 24 ~ 1.333333333333', level,
      [['09T00:00', '1'], ['10T16:00', '1']], day],
    ['rounded once over carried and new: (0.000000000001 x 24 - 0.000000000001 x 12) / 24'
      + ' ~ 0.000000000001', level, [['09T00:00', '0.000000000001'],
      ['10T12:00', '-0.000000000001']], day],
    ['nothing before: 6 x 12 / 24 = 3', level, [['10T12:00', '6']], day],
    ['a filter chooses what is carried: 5 x 24 / 24 = 5', meter('weighted_sum',
      { ...carry, ...eu }), [['08T00:00', { amount: '5', region: 'eu' }],
      ['09T00:00', { amount: '7', region: 'us' }]], day],
  ]),
  ...quantitiesOf('MTR-3.4', [
    ['latest of an empty window is 0', meter('latest'), [['09T00:00', '7']], day],
    ['max sees its window only', meter('max'), [['09T00:00', '9'], ['10T12:00', '4']], day],
    ['a weighted sum starts at 0: 4 x 12 / 24 = 2', meter('weighted_sum'),
      [['09T00:00', '9'], ['10T12:00', '4']], day],
    ['said to be false it is not carried either', meter('latest', { carry_forward: false }),
      [['09T00:00', '7']], day],
    ['min sees its window only', meter('min'), [['09T00:00', '1'], ['10T12:00', '4']], day],
    ['an average too: (4 + 5) / 2 = 4.5', meter('average'),
      [['09T00:00', '1'], ['10T12:00', '4'], ['10T13:00', '5']], day],
    ['a value counts once in two windows that meet', meter('sum'),
      [['09T23:59:59.999999', '1'], ['10T00:00', '2'], ['11T00:00', '4']], day],
  ]),
]
