import type { NullServer } from './null-server.ts'

/** 201 for a POST and 200 else, with what was sent. */
export const echo: NullServer = {
  name: 'echo',
  answer: ({ method, text }) =>
    ({ status: method === 'POST' ? 201 : 200, body: text === '' ? '{}' : text }),
}
