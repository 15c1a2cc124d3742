import { assert } from '../../domain/assert.ts'
import { checksumOf } from '../../domain/metering/checksum.ts'
import { fixedOf } from '../../domain/metering/fixed-value.ts'
import type { FixedValue } from '../../domain/metering/fixed-value.ts'
import { hourOf, splitByHour } from '../../domain/metering/hours.ts'
import type { HourSplit } from '../../domain/metering/hours.ts'
import { emptyRollup } from '../../domain/metering/rollup.ts'
import type { Level, Rollup } from '../../domain/metering/rollup.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { groupKey } from '../../domain/metering/usage-group.ts'
import type { GroupTexts } from '../../domain/metering/usage-group.ts'
import { precedingWindows } from '../../domain/metering/window-parts.ts'
import type { AskedWindow, WindowPart } from '../../domain/metering/window-parts.ts'
import { isBefore, parseInstant } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { bigints, booleans, instants, integers, smallints, texts } from './binary-array.ts'
import { customerNumbers } from './customer-numbers.ts'
import type { OfCustomer } from './usage-place.ts'
import type { HoursRow, PartRow } from './window-statement.ts'

/** A window with what finds its customer. */
export type WindowOf = AskedWindow & OfCustomer

/** Windows with all that storage has to be asked for. */
export const askedFor = (windows: readonly WindowOf[]): readonly Asked[] => {
  const previous = precedingWindows(windows)
  let last: { readonly period: Period; readonly split: HourSplit } | undefined
  return windows.map((window, ordinal) => {
    const { meter: { definition }, period } = window
    const carries = previous[ordinal] === undefined && definition.carryForward === true
    // Most windows of a billing run are of one period.
    if (last === undefined || !isSame(last.period, period)) {
      last = { period, split: splitByHour(period) }
    }
    return { window, ordinal, carries, split: last.split }
  })
}

/** The parameters of `partsOfWindows`: the windows, then the stretches of single events. */
export const windowParameters = (asked: readonly Asked[]): Buffer[] =>
  [...windowArrays(asked), ...stretchArrays(asked.flatMap(stretches))]

/** The parameters of `hoursOfWindows`. */
export const hourParameters = (queries: Queries, asked: readonly Asked[]): Buffer[] => [
  ...customerArrays(asked),
  bigints(asked, ({ window: { meter } }) => meter.number),
  ...hourArrays(asked),
  customerNumbers(queries, asked.map(({ window }) => window)),
  integers(asked, ({ ordinal }) => ordinal)
]

/** Whether sums over whole hours are all that a window needs. */
export const isOfWholeHours = (
  { window: { meter, places }, split: { edges }, carries }: Asked
): boolean => edges.length === 0 && places.length === 0 && !carries
  && !keptApart.some((kept) => meter.keeps.has(kept))

const keptApart = ['distinct', 'latest', 'weighted'] as const

const isSame = (one: Period, other: Period): boolean =>
  (one.start === other.start || one.start.equals(other.start))
  && (one.end === other.end || one.end.equals(other.end))

export type Asked = {
  readonly window: WindowOf
  readonly ordinal: number
  /** Whether the time before the window has to be looked at. */
  readonly carries: boolean
  readonly split: HourSplit
}

const customerArrays = (asked: readonly Asked[]): Buffer[] => [
  smallints(asked, ({ window: { organizationId, customerId } }) =>
    bucketOf(organizationId, customerId)),
  texts(asked, ({ window: { organizationId } }) => organizationId),
  texts(asked, ({ window: { customerId } }) => customerId)
]

const hourArrays = (asked: readonly Asked[]): Buffer[] => [
  instants(asked, ({ split: { hours } }) => hours?.start ?? null),
  instants(asked, ({ split: { hours } }) => hours?.end ?? null)
]

const windowArrays = (asked: readonly Asked[]): Buffer[] => [
  ...customerArrays(asked),
  bigints(asked, ({ window: { meter } }) => meter.number),
  ...hourArrays(asked),
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

/** What the hours of a window add up to as its part. */
export const toHoursPart = (row: HoursRow): WindowPart =>
  ({ ordinal: row.ordinal, group: '', rollup: sumsIn(row) })

const rollupIn = (row: PartRow): Rollup =>
  ({ ...sumsIn(row), weighted: fixedIn(row.weighted) ?? 0n, latest: levelIn(row) })

type SumsRow = Pick<PartRow, 'event_count' | 'checksum' | 'sum' | 'max' | 'min'>

const sumsIn = (row: SumsRow): Rollup => ({
  ...emptyRollup,
  count: Number(row.event_count),
  checksum: BigInt(row.checksum ?? 0),
  sum: fixedIn(row.sum) ?? 0n,
  max: fixedIn(row.max),
  min: fixedIn(row.min)
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
