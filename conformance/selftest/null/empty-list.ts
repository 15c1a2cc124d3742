import type { NullServer } from './null-server.ts'

/** 200 and an empty list for everything: an empty list proves nothing. */
export const emptyList: NullServer = {
  name: 'empty list',
  answer: () => ({ status: 200, body: '{"data":[],"has_more":false,"next_cursor":null}' }),
}
