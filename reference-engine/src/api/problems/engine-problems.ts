import type { ProblemRow } from './problem-row.ts'

/** What lies with the engine, and may pass. */
export const engineProblems = {
  rate_limited: {
    status: 429, title: 'Too many requests', retryable: true,
    detail: 'The key sends faster than its limit; wait for Retry-After.',
  },
  internal_error: {
    status: 500, title: 'Engine failed', retryable: true,
    detail: 'The engine failed; the request_id finds it in the log.',
  },
  service_unavailable: {
    status: 503, title: 'Engine is overloaded', retryable: true,
    detail: 'The engine cannot take the request now and stored nothing; wait for Retry-After.',
  },
} as const satisfies { readonly [code: string]: ProblemRow }
