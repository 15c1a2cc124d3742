import type { Identity } from './authentication.ts'
import type { Operation } from './contract/operation.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { PageWanted } from './handler.ts'
import type { Accepted } from './request/request-reader.ts'

/** Which page a request wants; nothing where the operation has no pages. */
export const pageWanted = (
  operation: Operation,
  { accepted: { params, query }, identity }: { accepted: Accepted; identity: Identity },
): PageWanted | undefined => {
  if (!operation.parameters.some(({ name }) => name === 'cursor')) return undefined
  const { limit, cursor, ...filters } = query
  const scope = {
    operation: operation.id,
    organizationId: identity.organizationId,
    filters: { ...params, ...filters },
  }
  return {
    limit: limit as number,
    after: typeof cursor === 'string' ? readCursor(scope, cursor) : undefined,
    cursorAfter: (key) => writeCursor(scope, key),
  }
}
