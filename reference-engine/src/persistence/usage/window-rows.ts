import { assert } from '../../domain/assert.ts'
import { checksumOf } from '../../domain/metering/checksum.ts'
import { fixedOf } from '../../domain/metering/fixed-value.ts'
import type { FixedValue } from '../../domain/metering/fixed-value.ts'
import { hourOf, splitByHour } from '../../domain/metering/hours.ts'
import { emptyRollup } from '../../domain/metering/rollup.ts'
import type { Level } from '../../domain/metering/rollup.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { groupKey } from '../../domain/metering/usage-group.ts'
import type { GroupTexts } from '../../domain/metering/usage-group.ts'
import { precedingWindows } from '../../domain/metering/window-parts.ts'
import type { AskedWindow, WindowPart } from '../../domain/metering/window-parts.ts'
import { isBefore, parseInstant } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { PartRow } from './window-statement.ts'

/** The two parameters of `partsOfWindows` after the customer. */
export const windowParameters = (windows: readonly AskedWindow[]): [string, string] => {
  const previous = precedingWindows(windows)
  const asked = windows.map((window, ordinal) =>
    ({ window, ordinal, carries: previous[ordinal] === undefined && isCarried(window) }))
  return [JSON.stringify(asked.map(windowRow)), JSON.stringify(asked.flatMap(stretches))]
}

type Asked = {
  readonly window: AskedWindow
  readonly ordinal: number
  /** Whether the time before the window has to be looked at. */
  readonly carries: boolean
}

const isCarried = ({ meter }: AskedWindow): boolean => meter.definition.carryForward === true

const windowRow = ({ window: { meter, period, places }, ordinal, carries }: Asked) => {
  const { hours, edges } = splitByHour(period)
  const level = meter.definition.aggregation === 'weighted_sum' ? 'sum' : 'level'
  const listed = edges.length > 0 ? 'list' : 'count'
  return {
    ordinal,
    meter: meter.number,
    first: hours && instantText(hours.start),
    last: hours && instantText(hours.end),
    end_at: instantText(period.end),
    before: instantText(hourOf(period.start)),
    places: places.length === 0 ? null : places,
    distinct_values: meter.keeps.has('distinct') ? listed : null,
    carries: carries ? level : null
  }
}

const stretches = ({ window: { meter, period }, ordinal, carries }: Asked) => {
  const stretch = (kind: PartRow['kind'], { start, end }: Period) => ({
    kind, ordinal, event_name: meter.definition.eventName,
    start_at: instantText(start), end_at: instantText(end)
  })
  const before = { start: hourOf(period.start), end: period.start }
  return [
    ...splitByHour(period).edges.map((edge) => stretch('event', edge)),
    ...(carries && isBefore(before.start, before.end) ? [stretch('earlier', before)] : [])
  ]
}

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
