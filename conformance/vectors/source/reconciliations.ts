import type { CorrectionTerms } from '../../oracle/corrections.ts'
import type { Window } from '../../oracle/measure.ts'
import type { VectorEvent } from '../read-vectors.ts'
import {
  eventsOf, january, meter, windowOf, type EventRow, type SourceMeter,
} from './event-rows.ts'

type NamedMeter = SourceMeter & { name: string; event_name: string }

export type ReconciliationSource = {
  requirement: string
  why: string
  meters: NamedMeter[]
  /** The events of each customer, by a name for it. */
  customers: Record<string, VectorEvent[]>
  corrections: Record<string, CorrectionTerms[]>
  window: Window
}

type Row = [
  why: string, meters: NamedMeter[], customers: Record<string, VectorEvent[]>,
  more?: { corrections?: Record<string, CorrectionTerms[]>; window?: string },
]

const reconciliationsOf = (requirement: string, rows: readonly Row[]): ReconciliationSource[] =>
  rows.map(([why, meters, customers, { corrections = {}, window } = {}]) => ({
    requirement, why, meters, customers, corrections,
    window: window === undefined ? january : windowOf(window),
  }))

const named = (event_name: string, ...rows: EventRow[]): VectorEvent[] =>
  eventsOf(rows).map(({ id, ...event }) => ({ id: `${event_name}-${id}`, event_name, ...event }))

const name = (kind: string) => `reconciliations.${kind}`
const all: NamedMeter = { name: 'all', event_name: name('a'), ...meter('sum') }
const other: NamedMeter = { name: 'other', event_name: name('b'), ...meter('count') }
const large: NamedMeter = {
  name: 'large', event_name: name('a'), ...meter('sum', { filters: [
    { operator: 'in', property: 'size', values: ['l', 'xl'] }] }),
}
const level: NamedMeter = {
  name: 'level', event_name: name('c'), ...meter('latest', { carry_forward: true }),
}
const two: EventRow[] = [['10T01:00', '5'], ['10T02:00', '3']]
const sizes: EventRow[] =
  [['10T01:00', { amount: '5', size: 'l' }], ['10T02:00', { amount: '3', size: 's' }]]

/** The counts and checksums of a window, by customer and meter. */
export const reconciliations = [
  ...reconciliationsOf('USG-8.1', [
    ['one customer, one meter', [all], { c1: named(name('a'), ...two) }],
    ['two customers are told apart, equal ids too', [all],
      { c1: named(name('a'), ...two), c2: named(name('a'), ['10T01:00', '5']) }],
    ['two meters of two event names', [all, other],
      { c1: [...named(name('a'), ...two), ...named(name('b'), ['10T03:00'])] }],
    ['one event counts for every meter that measures it', [all, large],
      { c1: named(name('a'), ...sizes) }],
    ['a pair without events is left out', [all, large],
      { c1: named(name('a'), ['10T02:00', { amount: '3', size: 's' }]) }],
    ['the start is in the window and the end is not', [all],
      { c1: named(name('a'), ['10T00:00', '1'], ['11T00:00', '2'], ['09T23:59:59.999999', '4']) },
      { window: '10T00:00 11T00:00' }],
    ['a carried level is no event of the window', [level],
      { c1: named(name('c'), ['09T00:00', '5']), c2: named(name('c'), ['10T00:00', '5']) },
      { window: '10T00:00 11T00:00' }],
    ['nothing at all', [all], { c1: [] }],
  ]),
  ...reconciliationsOf('USG-8.2', [
    ['a voided event is not counted', [all], { c1: named(name('a'), ...two) },
      { corrections: { c1: [{ void: `${name('a')}-e1` }] } }],
    ['a pair whose events are all voided is left out', [all],
      { c1: named(name('a'), ['10T01:00', '5']), c2: named(name('a'), ['10T01:00', '5']) },
      { corrections: { c1: [{ void: `${name('a')}-e1` }] } }],
    ['an amended event has the checksum of its new payload', [all],
      { c1: named(name('a'), ...two) },
      { corrections: { c1: [{ amend: `${name('a')}-e1`, properties: { amount: '7' } }] } }],
    ['an amendment moves an event into another meter', [all, large],
      { c1: named(name('a'), ...sizes) }, { corrections: {
        c1: [{ amend: `${name('a')}-e2`, properties: { amount: '3', size: 'xl' } }] } }],
    ['an amendment moves an event out of the window', [all], { c1: named(name('a'), ...two) },
      { corrections: { c1: [{ amend: `${name('a')}-e2`, timestamp: '2026-02-01T00:00:00Z' }] } }],
  ]),
]
