import { checksum, type CheckedEvent } from './canonical.ts'
import { selected } from './filters.ts'
import { within, type Measure, type Window } from './measure.ts'

type OwnEvent = CheckedEvent & { customer: string }

type NamedMeter = Measure & { name: string; event_name: string }

export type Reconciled = {
  customer: string
  meter: string
  event_count: number
  event_checksum: string
}

/** The counted events of each customer and meter in a window; pairs without any are left out. */
export const reconcile = (
  meters: readonly NamedMeter[], events: readonly OwnEvent[], { start, end }: Window,
): Reconciled[] => {
  const inside = within(events, start, end)
  return [...new Set(inside.map(({ customer }) => customer))].flatMap((customer) =>
    meters.flatMap(({ name, event_name, filters }) => {
      const own = inside.filter((one) =>
        one.customer === customer && one.event_name === event_name)
      const counted = selected(own, filters)
      const event_checksum = checksum(counted)
      return counted.length === 0 ? []
        : [{ customer, meter: name, event_count: counted.length, event_checksum }]
    }))
}
