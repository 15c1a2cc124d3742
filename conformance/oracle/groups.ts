import type { UsageGroup } from '@valora/spec/types'
import { compareCodePoints } from './code-points.ts'
import { selected } from './filters.ts'
import { isBefore } from './instant-order.ts'
import { within, type Measure, type Window } from './measure.ts'
import { propertyText, type Measured } from './property-text.ts'

const compareTexts = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  return compareCodePoints(one, other)
}

const compareGroups = (names: readonly string[], one: UsageGroup, other: UsageGroup): number =>
  names.map((name) => compareTexts(one[name] ?? null, other[name] ?? null))
    .find((order) => order !== 0) ?? 0

/** Events by the combinations of their texts, null first and then by code point. */
export const groupsOf = <Event extends Measured>(
  events: readonly Event[], names: readonly string[],
): { group: UsageGroup; events: Event[] }[] => {
  const found = new Map<string, { group: UsageGroup; events: Event[] }>()
  for (const event of events) {
    const texts = names.map((name) => propertyText(event, name))
    const key = JSON.stringify(texts)
    const group = Object.fromEntries(names.map((name, index) => [name, texts[index] ?? null]))
    const known = found.get(key) ?? { group, events: [] }
    found.set(key, { ...known, events: [...known.events, event] })
  }
  return [...found.values()].toSorted((a, b) => compareGroups(names, a.group, b.group))
}

/** The groups that a window has: those with an event in it, or with a level carried into it. */
export const groupsOfWindow = <Event extends Measured>(
  meter: Measure, events: readonly Event[], { start, end, names }: Window & { names: string[] },
): { group: UsageGroup; events: Event[] }[] => {
  const known = selected(events, meter.filters).filter(({ timestamp }) => isBefore(timestamp, end))
  return groupsOf(known, names).filter((one) =>
    meter.carry_forward === true || within(one.events, start, end).length > 0)
}
