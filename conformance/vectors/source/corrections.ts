import type { CorrectionTerms } from '../../oracle/corrections.ts'
import {
  at, eventsOf, january, meter, type EventRow, type SourceEvent, type SourceMeter,
} from './event-rows.ts'
import type { Window } from '../../oracle/measure.ts'

export type CorrectionSource = {
  requirement: string
  why: string
  meter: SourceMeter
  window: Window
  events: SourceEvent[]
  corrections: CorrectionTerms[]
}

type Row = [why: string, meter: SourceMeter, events: EventRow[], corrections: CorrectionTerms[]]

const correctionsOf = (requirement: string, rows: readonly Row[]): CorrectionSource[] =>
  rows.map(([why, measure, events, made]) => ({
    requirement, why, meter: measure, window: january, events: eventsOf(events), corrections: made,
  }))

const drop = (id: string): CorrectionTerms => ({ void: id })
const amount = (amend: string, value: string | number): CorrectionTerms =>
  ({ amend, properties: { amount: value } })
const moved = (amend: string, time: string): CorrectionTerms => ({ amend, timestamp: at(time) })

const [count, sum, latest] = [meter('count'), meter('sum'), meter('latest')]
const three: EventRow[] = [['10T01:00', '5'], ['10T02:00', '3'], ['10T03:00', '7']]
const eu = meter('sum', { filters: [{ operator: 'equals', property: 'region', value: 'eu' }] })
const region = (id: string, value: string): CorrectionTerms =>
  ({ amend: id, properties: { amount: '5', region: value } })

/** What counts after events were voided and amended. */
export const corrections = [
  ...correctionsOf('USG-6.1', [
    ['a voided event is not counted: 1 + 1 = 2', count, three, [drop('e2')]],
    ['nor added: 5 + 7 = 12', sum, three, [drop('e2')]],
    ['without the latest the one before it is', latest, three, [drop('e3')]],
    ['without the greatest the next one is', meter('max'), three, [drop('e3')]],
    ['without the least the next one is', meter('min'), three, [drop('e2')]],
    ['the mean of those left: (5 + 7) / 2 = 6', meter('average'), three, [drop('e2')]],
    ['a value that is left once still counts', meter('unique_count'),
      [['10T01:00', 'a'], ['10T02:00', 'a']], [drop('e1')]],
    ['all voided is nothing', sum, three, [drop('e1'), drop('e2'), drop('e3')]],
    ['a level that never was: 5 x 1 / 31 ~ 0.161290322581', meter('weighted_sum'),
      [['31T00:00', '5'], ['31T00:00', '9']], [drop('e2')]],
  ]),
  ...correctionsOf('USG-6.2', [
    ['a new value replaces the old: 5 + 30 + 7 = 42', sum, three, [amount('e2', '30')]],
    ['the checksum is that of the new payload', count, three, [amount('e2', '30')]],
    ['amended twice, the last one counts: 5 + 1 + 7 = 13', sum, three,
      [amount('e2', '30'), amount('e2', '1')]],
    ['amended and voided: 5 + 7 = 12', sum, three, [amount('e2', '30'), drop('e2')]],
    ['amended back to what it was', sum, three, [amount('e2', '30'), amount('e2', '3')]],
    ['moved behind the others it is the latest', latest, three, [moved('e1', '10T04:00')]],
    ['moved to the instant of another the id decides', latest, three, [moved('e1', '10T03:00')]],
    ['a number for a text: 5 + 2.5 + 7 = 14.5', sum, three, [amount('e2', 2.5)]],
  ]),
  ...correctionsOf('USG-6.6', [
    ['moved out of the window: 5 + 7 = 12', sum, three, [moved('e2', '2026-02-01T00:00')]],
    ['moved into it: 5 + 2 = 7', sum, [['10T01:00', '5'], ['2026-02-01T00:00', '2']],
      [moved('e2', '31T23:59:59.999999')]],
    ['another event name leaves the meter: 5 + 7 = 12', sum, three,
      [{ amend: 'e2', event_name: 'something.else' }]],
    ['a filter lets it through now: 5 + 0 = 5', eu,
      [['10T01:00', { amount: '5', region: 'us' }]], [region('e1', 'eu')]],
    ['a filter leaves it out now', eu, [['10T01:00', { amount: '5', region: 'eu' }]],
      [region('e1', 'us')]],
    ['an earlier amendment is replaced as a whole: 5 + 0 = 5', eu,
      [['10T01:00', { amount: '9', region: 'us' }]], [amount('e1', '1'), region('e1', 'eu')]],
  ]),
]
