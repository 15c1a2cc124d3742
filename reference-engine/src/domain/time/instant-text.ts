import { formatInstant } from './instant.ts'
import type { Instant } from './instant.ts'

const remembered_max = 500
const remembered = new Map<Instant, string>()

/** As `formatInstant` writes it: a run has most of its instants in common, so each is kept. */
export const instantText = (instant: Instant): string => {
  const known = remembered.get(instant)
  if (known !== undefined) return known
  if (remembered.size >= remembered_max) remembered.clear()
  const text = formatInstant(instant)
  remembered.set(instant, text)
  return text
}
