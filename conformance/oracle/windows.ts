import { instantParts, instantText } from './boundary.ts'
import { isBefore } from './instant-order.ts'
import type { Window } from './measure.ts'
import { daySeconds, instantOf, shiftMonths, wallAt, wallSeconds } from './wall-clock.ts'

export type WindowSize = 'whole' | 'hour' | 'day' | 'month'

type Cut = Window & { size: WindowSize; zone: string }

/** Cut k after a start: the k-th next local hour, midnight or first of a month (TIM 3). */
const cutAfter = ({ start, size, zone }: Cut, k: number): string => {
  const wall = wallAt(zone, instantParts(start).epoch)
  const local = (step: number): number => {
    const seconds = wallSeconds(wall)
    return Math.floor(seconds / step) * step + k * step
  }
  switch (size) {
    case 'whole': throw new Error('a whole window is never cut')
    case 'hour': return instantText(instantOf(zone, local(3600)).instant)
    case 'day': return instantText(instantOf(zone, local(daySeconds)).instant)
    case 'month': {
      const first = shiftMonths({ ...wall, day: 1, seconds: 0 }, k)
      return instantText(instantOf(zone, wallSeconds(first)).instant)
    }
  }
}

/** A window cut at the hours, days or months of a zone; its first and last may be shorter. */
export const windowsOf = (cut: Cut): Window[] => {
  const { start, end, size } = cut
  if (size === 'whole') return [{ start, end }]
  const edges = [start]
  for (let k = 1; ; k += 1) {
    const next = cutAfter(cut, k)
    if (!isBefore(next, end)) break
    if (isBefore(edges.at(-1) ?? start, next)) edges.push(next)
  }
  return edges.map((edge, index) => ({ start: edge, end: edges[index + 1] ?? end }))
}
