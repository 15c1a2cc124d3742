import type { NullServer } from './null-server.ts'
import { problemText } from './problem-text.ts'

/** 500 as a well-formed problem for everything. */
export const failing: NullServer = {
  name: 'constant 500',
  answer: () => ({
    status: 500, body: problemText(500, 'internal_error'),
    contentType: 'application/problem+json',
  }),
}
