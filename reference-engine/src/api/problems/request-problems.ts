import type { ProblemRow } from './problem-row.ts'

/** What is wrong with the request itself, or with who sends it. */
export const requestProblems = {
  invalid_request: {
    status: 400, title: 'Request breaks its schema',
    detail: 'The request breaks its schema; errors names every fault.',
  },
  malformed_json: {
    status: 400, title: 'Body is not JSON',
    detail: 'The body cannot be parsed as JSON.',
  },
  invalid_cursor: {
    status: 400, title: 'Cursor is not valid here',
    detail: 'The cursor was not made by this list for these filters; start again without one.',
  },
  idempotency_key_required: {
    status: 400, title: 'Idempotency-Key is required',
    detail: 'The operation creates money; send an Idempotency-Key header.',
  },
  spec_version_unsupported: {
    status: 400, title: 'Spec version is not supported',
    detail: 'The pinned Valora-Spec-Version is outside of the supported range.',
  },
  unauthenticated: {
    status: 401, title: 'Key is missing or not valid',
    detail: 'Send Authorization: Bearer with a key that is valid and not revoked.',
  },
  insufficient_scope: {
    status: 403, title: 'Key lacks the scope',
    detail: 'The role of the key does not hold the scope of the operation.',
  },
} as const satisfies { readonly [code: string]: ProblemRow }
