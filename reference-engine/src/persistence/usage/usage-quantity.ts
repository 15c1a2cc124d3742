import { CompiledQuery } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { CountingMeter } from '../../domain/metering/counting-meter.ts'
import { groupUsages, measuredUsage } from '../../domain/metering/usage-quantity.ts'
import type { GroupUsage, MeasuredUsage } from '../../domain/metering/usage-quantity.ts'
import { gatherWindows } from '../../domain/metering/window-parts.ts'
import type { WindowPart } from '../../domain/metering/window-parts.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { countingMetersNamed } from './counting-meters.ts'
import type { OfCustomer } from './usage-place.ts'
import {
  askedFor, hourParameters, isOfWholeHours, toHoursPart, toWindowPart, windowParameters
} from './window-rows.ts'
import type { WindowOf } from './window-rows.ts'
import { hoursOfWindows, partsOfWindows } from './window-statement.ts'
import type { HoursRow, PartRow } from './window-statement.ts'

export type UsageWindow = {
  readonly meterId: string
  readonly period: Period
  /** Some of the meter's grouping properties, to measure their combinations as well. */
  readonly groupBy?: readonly string[] | undefined
}

export type UsageQuantity = MeasuredUsage & {
  /** Where the window asks for groups. */
  readonly groups?: readonly GroupUsage[] | undefined
}

export type CustomerUsageWindow = OfCustomer & UsageWindow

type Wanted = OfCustomer & { readonly windows: readonly UsageWindow[] }

/** Exact quantities of one customer, one for each window, in one snapshot. */
export const usageQuantities = (
  queries: Queries,
  { windows, organizationId, customerId }: Wanted
): Promise<UsageQuantity[]> =>
  usageOfCustomers(queries, windows.map((window) => ({ organizationId, customerId, ...window })))

/**
 * Exact quantities of any customers, one for each window, in one snapshot: whole hours from the
 * rollups, the edges that cut an hour from the events themselves.
 */
export const usageOfCustomers = async (
  queries: Queries,
  windows: readonly CustomerUsageWindow[]
): Promise<UsageQuantity[]> => {
  if (windows.length === 0) return []
  const meterOf = await countingMetersNamed(queries, windows)
  const asked = windows.map((window) => askedWindows(window, meterOf(window)))
  const all = asked.flat()
  const gathered = gatherWindows(all, await readParts(queries, all))
  let next = 0
  return windows.map((_, index) => {
    const [whole, byGroup] = asked[index] ?? []
    assert(whole !== undefined, 'every window is asked for')
    const total = measuredUsage(whole, gathered[next++]?.get(''))
    if (byGroup === undefined) return total
    return { ...total, groups: groupUsages(byGroup, gathered[next++] ?? new Map()) }
  })
}

/** By a statement that costs half as much where all windows are made of whole hours. */
const readParts = async (
  queries: Queries,
  windows: readonly WindowOf[]
): Promise<WindowPart[]> => {
  const asked = askedFor(windows)
  if (asked.every(isOfWholeHours)) {
    const { rows } = await queries.executeQuery<HoursRow>(
      CompiledQuery.raw(hoursOfWindows, hourParameters(queries, asked)))
    return rows.map(toHoursPart)
  }
  const { rows } = await queries.executeQuery<PartRow>(
    CompiledQuery.raw(partsOfWindows, windowParameters(asked)))
  return rows.map(toWindowPart)
}

/** All events together and, where groups are wanted, by groups: two windows to measure. */
const askedWindows = (
  { organizationId, customerId, period, groupBy = [] }: CustomerUsageWindow,
  meter: CountingMeter
): WindowOf[] => {
  const customer = `${organizationId}/${customerId}`
  const whole = { organizationId, customerId, customer, meter, period, places: [] }
  if (groupBy.length === 0) return [whole]
  const places = groupBy.map((property) => meter.definition.groupBy?.indexOf(property) ?? -1)
  assert(!places.includes(-1), 'a meter groups by what is asked for')
  return [whole, { ...whole, places }]
}
