import type { NullServer } from './null-server.ts'
import { problemText } from './problem-text.ts'

/** 404 as a well-formed problem for everything. */
export const notFound: NullServer = {
  name: 'constant 404',
  answer: () => ({
    status: 404, body: problemText(404, 'route_not_found'),
    contentType: 'application/problem+json',
  }),
}
