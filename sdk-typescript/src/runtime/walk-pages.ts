type Page = { data: unknown[]; next_cursor?: string | null }

export type ListCall = { query?: Record<string, unknown> }

/** Yields what a list holds, asking for the next page only when it is needed (PAG-4.1). */
export async function* walkPages(
  list: (call: ListCall) => Promise<unknown>,
  call: ListCall = {},
): AsyncGenerator<unknown, void, undefined> {
  const query = { ...call.query }
  for (;;) {
    const page = await list({ ...call, query }) as Page
    yield* page.data
    if (!page.next_cursor) return
    query['cursor'] = page.next_cursor
  }
}
