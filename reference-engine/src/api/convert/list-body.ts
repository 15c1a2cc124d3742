import type { Page } from '../../application/ports.ts'
import type { PageWanted } from '../handler.ts'

type Body<Item> = { data: Item[]; has_more: boolean; next_cursor: string | null }

type Shown<Kept, Item> = {
  /** What the next page starts after; the id unless told. */
  readonly key: (kept: Kept) => string
  readonly body: (kept: Kept) => Item
}

/** A page as every list answers it: a cursor stands exactly where more follows (PAG 4). */
export const listBody = <Kept, Item>(
  wanted: PageWanted,
  { records, hasMore }: Page<Kept>,
  { key, body }: Shown<Kept, Item>,
): Body<Item> => {
  const last = records.at(-1)
  const next = hasMore && last !== undefined ? wanted.cursorAfter(key(last)) : null
  return { data: records.map(body), has_more: next !== null, next_cursor: next }
}

/** The key of objects that are listed by their ids. */
export const byId = ({ id }: { readonly id: string }): string => id
