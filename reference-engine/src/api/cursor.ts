import { createHash } from 'node:crypto'
import { Refusal } from '../domain/refusal.ts'

/** What a cursor is good for: one list, of one organization, with the same filters (PAG 4). */
export type CursorScope = {
  readonly operation: string
  readonly organizationId: string
  readonly filters: { readonly [name: string]: unknown }
}

const checkLength = 16

/**
 * The cursor of the page after `key`: a check over the list, then the key. The check tells a
 * cursor of another list from one of this; a forged one would reach nothing that its maker cannot
 * read anyway, so nothing secret is needed and any process of the engine takes it.
 */
export const writeCursor = (scope: CursorScope, key: string): string =>
  check(scope, key) + Buffer.from(key, 'utf8').toString('base64url')

/** The key in a cursor of this list, or the refusal `invalid_cursor`. */
export const readCursor = (scope: CursorScope, cursor: string): string => {
  const key = Buffer.from(cursor.slice(checkLength), 'base64url').toString('utf8')
  if (writeCursor(scope, key) !== cursor) throw new Refusal('invalid_cursor')
  return key
}

const check = ({ operation, organizationId, filters }: CursorScope, key: string): string => {
  const sorted = Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([operation, organizationId, sorted, key]))
    .digest('base64url')
    .slice(0, checkLength)
}
