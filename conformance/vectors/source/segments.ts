import type { Measure } from '../../oracle/measure.ts'
import { advance, livesOf, usage, type Shop } from './lives.ts'
import { flat, graduated, packages, perUnit, volume, type TierRow } from './price-terms.ts'

const tens: TierRow[] = [['10', '2'], [null, '1']]
const fives: TierRow[] = [['5', '3'], [null, '1']]

type Rates = { old?: ReturnType<typeof perUnit>; now: ReturnType<typeof perUnit> }

/** An old and a new price of the same calls, and a seat beside them. */
const calls = (
  { old = graduated(tens), now }: Rates, by: Measure['aggregation'] = 'sum',
): Shop => ({
  prices: {
    old: usage('calls', old, by), now: usage('calls', now, by), seats: advance(flat('31')),
  },
  plans: {
    basic: 'month old', pro: 'month now', desk: 'month old seats=1', yearly: 'year old',
  },
})

const start = '01-01 create basic'
const reset = '01-11 change to:pro'
const carry = `${reset} carry`
const used = (before: string, after: string, change: string) =>
  [start, `01-05 usage calls ${before}`, change, `01-20 usage calls ${after}`, '02-01 wait']

/** Usage of a period in which its price changes. */
export const segments = [
  ...livesOf('PRO-3.1', [
    ['closed at the change: 10 x 2 + 2 x 1 = 22', calls({ now: graduated(fives) }),
      [start, '01-05 usage calls 12', reset]],
    ['by the price of its own time: 8 x 3 = 24', calls({ now: perUnit('3') }),
      used('12', '8', reset)],
    ['usage at the instant of the change is new: 4 x 3 = 12', calls({ now: perUnit('3') }),
      [start, '01-05 usage calls 12', reset, '01-11 usage calls 4', '02-01 wait']],
    ['no usage before the change: 0 x 2 = 0', calls({ now: perUnit('3') }), [start, reset]],
    ['a price that goes on is not split: 10 x 2 + 10 x 1 = 30', calls({ now: perUnit('3') }),
      used('12', '8', '01-11 change to:desk')],
    ['another interval splits it: 10 x 2 + 2 x 1 = 22', calls({ now: perUnit('3') }),
      [start, '01-05 usage calls 12', '01-11 change to:yearly']],
    ['a greatest value of each part: 8 x 3 = 24', calls({ now: perUnit('3') }, 'max'),
      used('12', '8', reset)],
    ['at the boundary each has its period: 8 x 3 = 24', calls({ now: perUnit('3') }),
      [start, '01-05 usage calls 12', '01-11 change to:pro period_end', '02-05 usage calls 8',
        '03-01 wait']],
  ]),
  ...livesOf('PRO-3.2', [
    ['tiers begin anew: 5 x 3 + 3 x 1 = 18', calls({ now: graduated(fives) }),
      used('12', '8', reset)],
    ['a volume is that of its part: 8 x 2 = 16', calls({ now: volume(tens) }),
      used('12', '8', reset)],
    ['packages begin anew: 1 x 5 = 5', calls({ now: packages('5/10') }), used('12', '8', reset)],
    ['and back again from zero: 10 x 2 + 1 x 1 = 21', calls({ now: graduated(fives) }),
      [start, '01-05 usage calls 12', reset, '01-21 change to:basic', '01-25 usage calls 11',
        '02-01 wait']],
  ]),
  ...livesOf('PRO-3.3', [
    ['tiers continue: (5 x 3 + 15 x 1) - (5 x 3 + 7 x 1) = 8', calls({ now: graduated(fives) }),
      used('12', '8', carry)],
    ['in the first tier still: (5 x 3 + 6 x 1) - 3 x 3 = 12', calls({ now: graduated(fives) }),
      used('3', '8', carry)],
    ['a volume grows cheaper for all of it: 12 x 1 - 8 x 2 = -4', calls({ now: volume(tens) }),
      used('8', '4', carry)],
    ['a package that was begun: 2 x 5 - 2 x 5 = 0', calls({ now: packages('5/10') }),
      used('12', '8', carry)],
    ['and another: 3 x 5 - 2 x 5 = 5', calls({ now: packages('5/10') }), used('12', '9', carry)],
    ['nothing more is used: 0 x 3 = 0', calls({ now: graduated(fives) }),
      [start, '01-05 usage calls 12', carry, '02-01 wait']],
    ['nothing was used before: 5 x 3 + 3 x 1 = 18', calls({ now: graduated(fives) }),
      [start, carry, '01-20 usage calls 8', '02-01 wait']],
    ['events are counted on: 3 x 1 - 2 x 1 = 1', calls({ now: graduated([[null, '1']]) }, 'count'),
      [start, '01-05 usage calls 1', '01-06 usage calls 1', carry, '01-20 usage calls 1',
        '02-01 wait']],
    ['a greatest value never continues: 5 x 3 + 3 x 1 = 18',
      calls({ now: graduated(fives) }, 'max'), used('12', '8', carry)],
    ['the next period begins anew: 5 x 3 + 1 x 1 = 16', calls({ now: graduated(fives) }),
      [...used('12', '8', carry), '02-05 usage calls 6', '03-01 wait']],
    ['at a boundary there is nothing to continue: 5 x 3 + 3 x 1 = 18',
      calls({ now: graduated(fives) }),
      [start, '01-05 usage calls 12', '01-11 change to:pro period_end carry',
        '02-05 usage calls 8', '03-01 wait']],
    ['rounded once: (0.333 x 20) - (0.333 x 12) ~ 2.66', calls({ now: perUnit('0.333') }),
      used('12', '8', carry)],
  ]),
]
