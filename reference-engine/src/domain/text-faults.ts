import type { Json } from './canonical-json.ts'
import { pointerTo } from './fault.ts'
import type { Fault } from './fault.ts'

/**
 * Text that can be neither hashed nor stored: half a surrogate pair has no UTF-8 form (RFC 8785,
 * section 3.2.2.2), and a database text cannot hold U+0000. Property names are checked as well.
 */
export const textFaults = (value: Json, pointer = ''): Fault[] => {
  if (typeof value === 'string') return unusable(value) ? [fault(pointer)] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) => {
    const here = pointer + pointerTo(name)
    return [...(unusable(name) ? [fault(here)] : []), ...textFaults(member, here)]
  })
}

const unusable = (text: string): boolean => !text.isWellFormed() || text.includes('\0')

const fault = (pointer: string): Fault => ({
  pointer: pointer.toWellFormed(),
  code: 'format_mismatch',
  detail: 'Text holds U+0000 or half of a surrogate pair.',
})
