import type { Verdict } from '../finding.ts'

export type Version = [major: number, minor: number, patch: number]

export const versionOf = (text: unknown): Version | undefined => {
  const parts = /^(\d+)\.(\d+)\.(\d+)(?:[-+]|$)/.exec(String(text))?.slice(1).map(Number)
  return parts === undefined ? undefined : [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0]
}

const names = ['major', 'minor', 'patch'] as const

/** Which part of the version grew from one to the other; none where it did not grow. */
export const bumpBetween = (from: Version, to: Version): Verdict => {
  const at = names.findIndex((_, index) => from[index] !== to[index])
  const name = names[at]
  return name !== undefined && (to[at] ?? 0) > (from[at] ?? 0) ? name : 'none'
}

/**
 * What a release has to declare for what it needs. Below 1.0 the minor part is the one that says
 * "this may break you", so that a break needs no more than minor there.
 */
export const neededBump = (required: Verdict, base: Version): Verdict =>
  required === 'major' && base[0] === 0 ? 'minor' : required
