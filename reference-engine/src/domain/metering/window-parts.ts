import type { Instant, Period } from '../time/instant.ts'
import type { CountingMeter } from './counting-meter.ts'
import type { MeasureInput } from './measure.ts'
import { carryOn, nothingCarried } from './quantity.ts'
import type { Carried } from './quantity.ts'
import { emptyRollup, mergeRollups, rollupOf } from './rollup.ts'
import type { Rollup } from './rollup.ts'
import { projectGroup } from './usage-group.ts'

/** A stretch of time to measure, by groups or without. */
export type AskedWindow = {
  /** Whose usage is measured: one name for each customer. */
  readonly customer: string
  readonly meter: CountingMeter
  readonly period: Period
  /** Which of the meter's grouping properties make the groups; none for all events together. */
  readonly places: readonly number[]
}

/** What storage keeps of a window; `group` is the key of the asked combination. */
export type WindowPart = { readonly ordinal: number } & (
  | { readonly group: string; readonly rollup: Rollup }
  /** How many distinct values whole hours hold. */
  | { readonly group: string; readonly distinctCount: number }
  /** What hours before the window leave to it. */
  | { readonly group: string; readonly carried: Carried }
  /** A single event, of the window or from before it. */
  | { readonly event: MeasureInput; readonly earlier: boolean }
)

/** What is known of one group in one window. */
export type GroupParts = {
  readonly rollup: Rollup
  readonly carried: Carried
  readonly distinctCount: number
}

type Groups = Map<string, GroupParts>

const nothing: GroupParts = { rollup: emptyRollup, carried: nothingCarried, distinctCount: 0 }

/**
 * The groups of each window, put together from the parts. A window that follows another one of
 * the same customer and meter takes what that one leaves, so that only the first needs the time
 * before it.
 */
export const gatherWindows = (
  windows: readonly AskedWindow[],
  parts: readonly WindowPart[],
): ReadonlyArray<ReadonlyMap<string, GroupParts>> => {
  const gathered = windows.map((): Groups => new Map())
  for (const part of parts) {
    const [window, groups] = [windows[part.ordinal], gathered[part.ordinal]]
    if (window !== undefined && groups !== undefined) gather(groups, window, part)
  }
  for (const [index, previous] of precedingWindows(windows).entries()) {
    if (previous === undefined) continue
    for (const [key, { carried, rollup }] of gathered[previous] ?? []) {
      const own = gathered[index]?.get(key) ?? nothing
      gathered[index]?.set(key, { ...own, carried: carryOn(carried, rollup) })
    }
  }
  return gathered
}

/** For each window that carries forward, the one before it whose end is its start. */
export const precedingWindows = (
  windows: readonly AskedWindow[],
): ReadonlyArray<number | undefined> => {
  const ends = new Map<string, number>()
  const key = ({ customer, meter, places }: AskedWindow, at: Instant): string =>
    `${customer} ${meter.number} ${places.join()} ${at.epochNanoseconds}`
  return windows.map((window, index) => {
    if (!window.meter.definition.carryForward) return undefined
    const previous = ends.get(key(window, window.period.start))
    ends.set(key(window, window.period.end), index)
    return previous
  })
}

// oxlint-disable-next-line max-params -- it runs for every part
const gather = (groups: Groups, window: AskedWindow, part: WindowPart): void => {
  if ('event' in part) return gatherEvent(groups, window, part)
  const own = groups.get(part.group) ?? nothing
  if ('rollup' in part) {
    groups.set(part.group, { ...own, rollup: mergeRollups(own.rollup, part.rollup) })
  } else if ('carried' in part) {
    groups.set(part.group, { ...own, carried: joined(own.carried, part.carried) })
  } else {
    groups.set(part.group, { ...own, distinctCount: own.distinctCount + part.distinctCount })
  }
}

type EventPart = Extract<WindowPart, { readonly event: unknown }>

const gatherEvent = (
  groups: Groups, { meter, period, places }: AskedWindow, { event, earlier }: EventPart,
): void => {
  const { contribution } = meter.measure(event)
  if (contribution === undefined) return
  const group = projectGroup(contribution.group, places)
  const own = groups.get(group) ?? nothing
  const rollup = rollupOf([contribution], { keeps: meter.keeps, until: period.end })
  groups.set(group, earlier
    ? { ...own, carried: carryOn(own.carried, rollup) }
    : { ...own, rollup: mergeRollups(own.rollup, rollup) })
}

const joined = (one: Carried, other: Carried): Carried =>
  carryOn(one, { ...emptyRollup, latest: other.level, sum: other.sum })
