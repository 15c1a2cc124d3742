import { Refusal } from '../../domain/refusal.ts'

/** The versions a request may pin: of the same minor while the major is 0, else of its major. */
export const supportedRange = (version: string): string => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major === 0
    ? `>=0.${minor}.0 <0.${minor + 1}.0`
    : `>=${major}.0.0 <${major + 1}.0.0`
}

/** Refuses a pinned version outside of the range (VER 3). */
export const refusePinOutside = (served: string, pinned: string | undefined): void => {
  if (pinned === undefined) return
  const [major, minor] = served.split('.').map(Number)
  const [pinnedMajor, pinnedMinor] = pinned.split('.').map(Number)
  const inside = pinnedMajor === major && (major !== 0 || pinnedMinor === minor)
  if (!inside) {
    const detail = `${pinned} is not in ${supportedRange(served)}.`
    throw new Refusal('spec_version_unsupported', { detail })
  }
}
