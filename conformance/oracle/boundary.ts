import type { Interval } from '@valora/spec/types'
import {
  daySeconds, instantOf, shiftMonths, wallAt, wallSeconds, type Resolved,
} from './wall-clock.ts'

type WholeAnchor = { epoch: number; zone: string; interval: Interval }

const wholeBoundary = ({ epoch, zone, interval }: WholeAnchor, k: number): Resolved => {
  const wall = wallAt(zone, epoch)
  const count = interval.count * k
  switch (interval.unit) {
    case 'day': return instantOf(zone, wallSeconds(wall) + count * daySeconds)
    case 'week': return instantOf(zone, wallSeconds(wall) + count * 7 * daySeconds)
    case 'month': return instantOf(zone, wallSeconds(shiftMonths(wall, count)))
    case 'year': return instantOf(zone, wallSeconds(shiftMonths(wall, count * 12)))
  }
}

export type Anchor = { anchor: string; zone: string; interval: Interval }

/** The instant in whole epoch seconds, and its fraction as it is written (`.5` or nothing). */
export const instantParts = (instant: string): { epoch: number; fraction: string } => {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  const digits = fraction.replace(/0+$/, '')
  return { epoch: Date.parse(`${seconds}Z`) / 1000, fraction: digits === '' ? '' : `.${digits}` }
}

/** Epoch seconds as an instant of the contract. */
export const instantText = (epoch: number): string =>
  new Date(epoch * 1000).toISOString().replace(/\.?0*Z$/, 'Z')

/** Boundary k of an anchor, counted from the anchor itself (TIM 2 to 4). */
export const boundaryText = ({ anchor, zone, interval }: Anchor, k: number): string => {
  const { epoch, fraction } = instantParts(anchor)
  const at = k === 0 ? { instant: epoch, inGap: false }
    : wholeBoundary({ epoch, zone, interval }, k)
  const text = instantText(at.instant)
  // The end of a gap is an instant of its own; any other boundary keeps the anchor's fraction.
  return at.inGap ? text : text.replace('Z', `${fraction}Z`)
}

/** Boundary k of an anchor of whole seconds in epoch seconds. */
export const boundary = (anchor: Anchor, k: number): number =>
  instantParts(boundaryText(anchor, k)).epoch
