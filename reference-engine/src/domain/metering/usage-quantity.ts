import type { Decimal } from '../money/decimal.ts'
import type { Checksum } from './checksum.ts'
import { nothingCarried, quantity } from './quantity.ts'
import { emptyRollup } from './rollup.ts'
import { compareGroups, groupTexts } from './usage-group.ts'
import type { GroupTexts } from './usage-group.ts'
import type { AskedWindow, GroupParts } from './window-parts.ts'

/** What was measured, and of how many events with which checksum. */
export type MeasuredUsage = {
  readonly quantity: Decimal
  readonly eventCount: number
  readonly checksum: Checksum
}

export type GroupUsage = MeasuredUsage & {
  /** In the order of the asked properties. */
  readonly values: GroupTexts
}

const nothing: GroupParts = { rollup: emptyRollup, carried: nothingCarried, distinctCount: 0 }

/** What one group measured, or all events together; without parts it is measured as 0. */
export const measuredUsage = (
  { meter, period }: AskedWindow,
  { rollup, carried, distinctCount }: GroupParts = nothing,
): MeasuredUsage => {
  const distinct = { size: distinctCount + rollup.distinct.size }
  const window = { rollup: { ...rollup, distinct }, carried, period }
  return {
    quantity: quantity(meter.definition.aggregation, window),
    eventCount: rollup.count,
    checksum: rollup.checksum,
  }
}

type Groups = ReadonlyMap<string, GroupParts>

/** The groups in their order: those with an event in the window, or with a carried level. */
export const groupUsages = (window: AskedWindow, groups: Groups): GroupUsage[] =>
  [...groups].map(([key, parts]) => ({ values: groupTexts(key), parts }))
    .sort((one, other) => compareGroups(one.values, other.values))
    .map(({ values, parts }) => ({ values, ...measuredUsage(window, parts) }))
