import { checksumOf } from '../src/domain/metering/checksum.ts'
import { countingMeter } from '../src/domain/metering/counting-meter.ts'
import { compareGroups, groupTexts, projectGroup } from '../src/domain/metering/usage-group.ts'
import { definitionOf } from '../src/application/meters/stored-meter.ts'
import type { StoredMeter } from '../src/application/meters/stored-meter.ts'
import { nothingCarried, carryOn, quantity } from '../src/domain/metering/quantity.ts'
import { rollupOf } from '../src/domain/metering/rollup.ts'
import type { Contribution } from '../src/domain/metering/measure.ts'
import { contains, isBefore } from '../src/domain/time/instant.ts'
import type { Period } from '../src/domain/time/instant.ts'
import type { TestEvent } from './records.ts'

type Window = {
  readonly meter: StoredMeter
  readonly period: Period
  readonly groupBy?: readonly string[] | undefined
}

/** What the domain makes of all the raw events: nothing of the database's own sums is in it. */
export const measuredByDomain = (events: readonly TestEvent[], { meter, period }: Window) =>
  finished(contributionsOf(events, meter), { meter, period })

/** The same by groups. */
export const groupsByDomain = (
  events: readonly TestEvent[],
  { meter, period, groupBy = [] }: Window
) => {
  const places = groupBy.map((name) => meter.groupBy.indexOf(name))
  const counted = contributionsOf(events, meter)
  return [...Map.groupBy(counted, ({ group }) => projectGroup(group, places))]
    .filter(([, own]) => own.some(({ timestamp }) => contains(period, timestamp)
      || (meter.carryForward && isBefore(timestamp, period.start))))
    .map(([group, own]) => ({ values: groupTexts(group), ...finished(own, { meter, period }) }))
    .sort((one, other) => compareGroups(one.values, other.values))
}

const contributionsOf = (events: readonly TestEvent[], meter: StoredMeter): Contribution[] => {
  const { measure } = counting(meter)
  return events.filter(({ eventName }) => eventName === meter.eventName).flatMap((event) =>
    measure({ event, checksum: checksumOf(event.payloadHash) }).contribution ?? [])
}

const counting = (meter: StoredMeter) =>
  countingMeter({ number: 0, archived: false, definition: definitionOf(meter) })

const finished = (contributions: readonly Contribution[], { meter, period }: Window) => {
  const { keeps } = counting(meter)
  const adding = { keeps, until: period.end }
  const rollup =
    rollupOf(contributions.filter(({ timestamp }) => contains(period, timestamp)), adding)
  const before = contributions.filter(({ timestamp }) => isBefore(timestamp, period.start))
  const carried = meter.carryForward
    ? carryOn(nothingCarried, rollupOf(before, adding))
    : nothingCarried
  return {
    quantity: quantity(meter.aggregation, { rollup, carried, period }).toString(),
    eventCount: rollup.count,
    checksum: rollup.checksum
  }
}
