import { createHash } from 'node:crypto'
import type { UsagePlace } from '../../application/usage-events/usage-ports.ts'
import type { Counted } from '../../domain/metering/counting-meter.ts'
import { hourNumber, startOfHour } from '../../domain/metering/hours.ts'
import { addTo, openRollup } from '../../domain/metering/rollup.ts'
import type { OpenRollup } from '../../domain/metering/rollup.ts'
import type { Moment } from '../../domain/time/instant.ts'

/** What some events add to one rollup: a meter's of one customer, hour and group. */
export type RollupDelta = {
  readonly place: UsagePlace
  readonly meterNumber: number
  readonly hour: Moment
  readonly groupKey: string
  /** The texts of the group, where they are too long for a key. */
  readonly groupTexts: string | null
  readonly rollup: OpenRollup
}

type CountedEvent = { readonly place: UsagePlace; readonly counted: readonly Counted[] }

/**
 * What events add to the rollups, in the order of the keys: so two transactions that meet in
 * several rows never wait for each other in a circle.
 */
export const rollupDeltas = (events: readonly CountedEvent[]): RollupDelta[] => {
  const customers = new Map<number, Map<bigint, OpenHour>>()
  for (const { place, counted } of events) {
    const [first] = counted
    if (first === undefined) continue
    const { timestamp } = first.contribution
    const hours = kept(customers, place.customerNumber, () => new Map())
    const number = hourNumber(timestamp)
    const hour = kept(hours, number, () => openHour(place, number))
    for (const each of counted) add(hour, each)
  }
  return [...customers.values()].flatMap((hours) => [...hours.values()])
    .flatMap(({ deltas }) => [...deltas.values()]).sort(byKey)
}

// oxlint-disable-next-line max-params
const kept = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

const openHour = (place: UsagePlace, number: bigint): OpenHour =>
  ({ place, start: startOfHour(number), until: startOfHour(number + 1n), deltas: new Map() })

type OpenHour = {
  readonly place: UsagePlace
  readonly start: Moment
  readonly until: Moment
  /** By the number of the meter, and by its group where it has any. */
  readonly deltas: Map<number | string, RollupDelta>
}

const add = ({ place, start, until, deltas }: OpenHour, { meter, contribution }: Counted) => {
  const { group } = contribution
  const key = group === '' ? meter.number : `${meter.number} ${group}`
  const delta = kept(deltas, key, () => ({
    place, meterNumber: meter.number, hour: start, ...stored(group), rollup: openRollup()
  }))
  addTo(delta.rollup, contribution, { keeps: meter.keeps, until })
}

/** An index takes keys of up to 2700 bytes, of which a distinct value may need 2048. */
const key_length_max = 120

const stored = (group: string): Pick<RollupDelta, 'groupKey' | 'groupTexts'> =>
  group.length <= key_length_max
    ? { groupKey: group, groupTexts: null }
    : { groupKey: createHash('sha256').update(group).digest('hex'), groupTexts: group }

const byKey = (one: RollupDelta, other: RollupDelta): number =>
  one.place.bucket - other.place.bucket
  || one.place.customerNumber - other.place.customerNumber
  || one.meterNumber - other.meterNumber
  || Number(one.hour.epochNanoseconds - other.hour.epochNanoseconds)
  || (one.groupKey < other.groupKey ? -1 : one.groupKey > other.groupKey ? 1 : 0)
