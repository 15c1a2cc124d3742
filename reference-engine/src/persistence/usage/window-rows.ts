import { assert } from '../../domain/assert.ts'
import { checksumOf } from '../../domain/metering/checksum.ts'
import { fixedOf } from '../../domain/metering/fixed-value.ts'
import type { FixedValue } from '../../domain/metering/fixed-value.ts'
import { hourOf, splitByHour } from '../../domain/metering/hours.ts'
import type { HourSplit } from '../../domain/metering/hours.ts'
import { emptyRollup } from '../../domain/metering/rollup.ts'
import type { Level } from '../../domain/metering/rollup.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { groupKey } from '../../domain/metering/usage-group.ts'
import type { GroupTexts } from '../../domain/metering/usage-group.ts'
import { precedingWindows } from '../../domain/metering/window-parts.ts'
import type { AskedWindow, WindowPart } from '../../domain/metering/window-parts.ts'
import { isBefore, parseInstant } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { bigints, booleans, instants, integers, smallints, texts } from './binary-array.ts'
import type { OfCustomer } from './usage-place.ts'
import type { PartRow } from './window-statement.ts'

/** A window with what finds its customer. */
export type WindowOf = AskedWindow & OfCustomer

/** The parameters of `partsOfWindows`: the windows, then the stretches of single events. */
export const windowParameters = (windows: readonly WindowOf[]): Buffer[] => {
  const previous = precedingWindows(windows)
  let last: { readonly period: Period; readonly split: HourSplit } | undefined
  const asked = windows.map((window, ordinal): Asked => {
    const { meter: { definition }, period } = window
    const carries = previous[ordinal] === undefined && definition.carryForward === true
    // Most windows of a billing run are of one period.
    if (last === undefined || !isSame(last.period, period)) {
      last = { period, split: splitByHour(period) }
    }
    return { window, ordinal, carries, split: last.split }
  })
  return [...windowArrays(asked), ...stretchArrays(asked.flatMap(stretches))]
}

const isSame = (one: Period, other: Period): boolean =>
  (one.start === other.start || one.start.equals(other.start))
  && (one.end === other.end || one.end.equals(other.end))

type Asked = {
  readonly window: WindowOf
  readonly ordinal: number
  /** Whether the time before the window has to be looked at. */
  readonly carries: boolean
  readonly split: HourSplit
}

const windowArrays = (asked: readonly Asked[]): Buffer[] => [
  smallints(asked, ({ window: { organizationId, customerId } }) =>
    bucketOf(organizationId, customerId)),
  texts(asked, ({ window: { organizationId } }) => organizationId),
  texts(asked, ({ window: { customerId } }) => customerId),
  bigints(asked, ({ window: { meter } }) => meter.number),
  instants(asked, ({ split: { hours } }) => hours?.start ?? null),
  instants(asked, ({ split: { hours } }) => hours?.end ?? null),
  instants(asked, ({ window: { period } }) => period.end),
  instants(asked, ({ window: { period } }) => hourOf(period.start)),
  texts(asked, ({ window: { places } }) =>
    (places.length === 0 ? null : `{${places.join()}}`)),
  texts(asked, distinctValues),
  texts(asked, carriedAs),
  booleans(asked, ({ window: { meter: { keeps } } }) =>
    keeps.has('latest') || keeps.has('weighted'))
]

const distinctValues = ({ window: { meter }, split: { edges } }: Asked): string | null => {
  if (!meter.keeps.has('distinct')) return null
  return edges.length > 0 ? 'list' : 'count'
}

const carriedAs = ({ carries, window: { meter } }: Asked): string | null => {
  if (!carries) return null
  return meter.definition.aggregation === 'weighted_sum' ? 'sum' : 'level'
}

type Stretch = {
  readonly ordinal: number
  readonly kind: PartRow['kind']
  readonly eventName: string
  readonly period: Period
}

const stretches = ({ window: { meter, period }, ordinal, carries, split }: Asked): Stretch[] => {
  const { eventName } = meter.definition
  const edges = split.edges.map((edge): Stretch =>
    ({ kind: 'event', ordinal, eventName, period: edge }))
  if (!carries) return edges
  const before = { start: hourOf(period.start), end: period.start }
  return isBefore(before.start, before.end)
    ? [...edges, { kind: 'earlier', ordinal, eventName, period: before }] : edges
}

const stretchArrays = (all: readonly Stretch[]): Buffer[] => [
  integers(all, ({ ordinal }) => ordinal),
  texts(all, ({ kind }) => kind),
  texts(all, ({ eventName }) => eventName),
  instants(all, ({ period: { start } }) => start),
  instants(all, ({ period: { end } }) => end)
]

/** A row of the statement as a part of its window. */
export const toWindowPart = (row: PartRow): WindowPart => {
  const { ordinal } = row
  const group = row.grouped === '' ? '' : groupKey(JSON.parse(row.grouped) as GroupTexts)
  switch (row.kind) {
    case 'rollup': return { ordinal, group, rollup: rollupIn(row) }
    case 'unique': return { ordinal, group, distinctCount: Number(row.event_count) }
    case 'distinct':
      return { ordinal, group, rollup: { ...emptyRollup, distinct: new Set([row.text ?? '']) } }
    case 'level':
      return { ordinal, group, carried: { level: levelIn(row), sum: fixedIn(row.sum) ?? 0n } }
    case 'event':
    case 'earlier': return { ordinal, event: eventIn(row), earlier: row.kind === 'earlier' }
  }
}

const rollupIn = (row: PartRow) => ({
  ...emptyRollup,
  count: Number(row.event_count),
  checksum: BigInt(row.checksum ?? 0),
  sum: fixedIn(row.sum) ?? 0n,
  weighted: fixedIn(row.weighted) ?? 0n,
  max: fixedIn(row.max),
  min: fixedIn(row.min),
  latest: levelIn(row)
})

const fixedIn = (text: string | null): FixedValue | undefined => {
  const value = text === null ? undefined : fixedOf(text)
  assert(text === null || value !== undefined, 'a stored value has at most 12 fraction digits')
  return value
}

const levelIn = ({ value, timestamp, event_id }: PartRow): Level | undefined => {
  const read = fixedIn(value)
  return read === undefined || timestamp === null || event_id === null
    ? undefined
    : { value: read, timestamp: parseInstant(timestamp), eventId: event_id }
}

const eventIn = ({ event_id, timestamp, text }: PartRow) => {
  const [hash, properties] = JSON.parse(text ?? '[]') as [string, string]
  const event: UsageEvent = {
    id: event_id ?? '', eventName: '', timestamp: parseInstant(timestamp ?? ''),
    properties: JSON.parse(properties) as UsageEvent['properties']
  }
  return { event, checksum: checksumOf(hash) }
}
