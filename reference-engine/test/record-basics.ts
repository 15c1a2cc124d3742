import { createHash } from 'node:crypto'
import { parseInstant } from '../src/domain/time/instant.ts'

let made = 0

/** The next id; ids sort in the order in which they were made. */
export const newId = (prefix: string): string => {
  made += 1
  return `${prefix}_${made.toString(32).padStart(26, '0')}`
}

export const at = parseInstant
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const created = at('2026-01-01T09:00:00.000001Z')
