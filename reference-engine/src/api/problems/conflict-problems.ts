import type { ProblemRow } from './problem-row.ts'

/** What the state of things forbids, and how a request cannot be sent. */
export const conflictProblems = {
  method_not_allowed: {
    status: 405, title: 'Method is not allowed here',
    detail: 'The path has other methods; Allow lists them.',
  },
  external_id_taken: {
    status: 409, title: 'External id is taken',
    detail: 'Another customer of the organization has this external_id.',
  },
  idempotency_in_progress: {
    status: 409, title: 'First request is still running', retryable: true,
    detail: 'The first request with this Idempotency-Key has not ended; wait for Retry-After.',
  },
  invalid_state_transition: {
    status: 409, title: 'State forbids the action',
    detail: 'The state does not allow the action; allowed_actions lists those it allows.',
  },
  resource_archived: {
    status: 409, title: 'Object is archived',
    detail: 'An archived object cannot be used for something new.',
  },
  test_clock_advancing: {
    status: 409, title: 'Test clock is advancing', retryable: true,
    detail: 'Another advance of this clock has not ended; wait for Retry-After.',
  },
  preview_stale: {
    status: 409, title: 'Preview no longer holds',
    detail: 'The change would now bill other lines than its preview gave; previewed_total and '
      + 'current_total say how much. Make a new preview.',
  },
  invoice_not_voidable: {
    status: 409, title: 'Invoice carries payments or credits',
    detail: 'Payments or credit notes stand on the invoice, or another invoice credits a charge of '
      + 'it or took balance that it gave; void that one first, or give a credit note.',
  },
  credit_note_used: {
    status: 409, title: 'Balance of the credit note is used',
    detail: 'An invoice has taken balance of this credit note already.',
  },
  payload_too_large: {
    status: 413, title: 'Body is too large',
    detail: 'The body is larger than request_body_bytes_max of GET /v1/spec.',
  },
  unsupported_media_type: {
    status: 415, title: 'Media type is not supported',
    detail: 'The operation does not declare this Content-Type.',
  },
} as const satisfies { readonly [code: string]: ProblemRow }
