import type { MeterUsageWindow } from '@valora/spec/types'
import { checksum, type CheckedEvent } from './canonical.ts'
import { exact } from './decimal-text.ts'
import { groupsOfWindow } from './groups.ts'
import { measureWindow, type Measure, type Window } from './measure.ts'
import { windowsOf, type WindowSize } from './windows.ts'

export type UsageQuery = Window & {
  window?: WindowSize
  time_zone: string
  group_by?: string[]
}

type Asked = { meter: Measure; window: Window; group: MeterUsageWindow['group'] }

const row = (
  events: readonly CheckedEvent[], { meter, window, group }: Asked,
): MeterUsageWindow => {
  const { quantity, events: counted } = measureWindow(meter, events, window)
  return {
    ...window, group, quantity: exact(quantity),
    event_count: counted.length, event_checksum: checksum(counted),
  }
}

/** The rows of a usage query, each window and each group measured for itself (MTR 5). */
export const usageRows = (
  meter: Measure, events: readonly CheckedEvent[], query: UsageQuery,
): MeterUsageWindow[] => {
  const { start, end, window: size = 'whole', time_zone: zone, group_by: names } = query
  return windowsOf({ start, end, size, zone }).flatMap((window) => {
    if (names === undefined) return [row(events, { meter, window, group: null })]
    return groupsOfWindow(meter, events, { ...window, names })
      .map(({ group, events: own }) => row(own, { meter, window, group }))
  })
}
