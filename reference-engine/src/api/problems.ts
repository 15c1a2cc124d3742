/** How one refusal is answered; a refusal may bring a more exact detail. */
export type ProblemRow = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retryable?: true
}

/** Every refusal of the engine; tested equal to the contract's registry, both ways (ERR 2). */
export const problems = {
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
  route_not_found: {
    status: 404, title: 'No such path',
    detail: 'The path is not in the contract.',
  },
  api_key_not_found: {
    status: 404, title: 'API key not found',
    detail: 'The API key does not exist.',
  },
  customer_not_found: {
    status: 404, title: 'Customer not found',
    detail: 'The customer does not exist.',
  },
  meter_not_found: {
    status: 404, title: 'Meter not found',
    detail: 'The meter does not exist.',
  },
  usage_event_not_found: {
    status: 404, title: 'Usage event not found',
    detail: 'The usage event does not exist.',
  },
  product_not_found: {
    status: 404, title: 'Product not found',
    detail: 'The product does not exist.',
  },
  price_not_found: {
    status: 404, title: 'Price not found',
    detail: 'The price does not exist.',
  },
  plan_not_found: {
    status: 404, title: 'Plan not found',
    detail: 'The plan does not exist.',
  },
  plan_version_not_found: {
    status: 404, title: 'Plan version not found', detail: 'The plan has no version of this id.',
  },
  subscription_not_found: {
    status: 404, title: 'Subscription not found',
    detail: 'The subscription does not exist.',
  },
  invoice_not_found: {
    status: 404, title: 'Invoice not found',
    detail: 'The invoice does not exist.',
  },
  test_clock_not_found: {
    status: 404, title: 'Test clock not found',
    detail: 'The test clock does not exist.',
  },
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
  payload_too_large: {
    status: 413, title: 'Body is too large',
    detail: 'The body is larger than request_body_bytes_max of GET /v1/spec.',
  },
  unsupported_media_type: {
    status: 415, title: 'Media type is not supported',
    detail: 'The operation does not declare this Content-Type.',
  },
  currency_unknown: {
    status: 422, title: 'Currency is not in the table',
    detail: 'The currency is not in the table of GET /v1/currencies.',
  },
  time_zone_unknown: {
    status: 422, title: 'Time zone is not known',
    detail: 'The time zone is not a name of the IANA database.',
  },
  idempotency_key_reused: {
    status: 422, title: 'Idempotency-Key was used with another body',
    detail: 'The key belongs to a request with another body; use a new key.',
  },
  meter_definition_invalid: {
    status: 422, title: 'Meter contradicts itself',
    detail: 'The definition does not fit together; errors names every fault.',
  },
  price_definition_invalid: {
    status: 422, title: 'Price contradicts itself',
    detail: 'The price contradicts itself; errors names every fault.',
  },
  price_preview_invalid: {
    status: 422, title: 'Preview does not fit its price',
    detail: 'The price rates another kind of usage; errors points at what to send.',
  },
  plan_currency_mismatch: {
    status: 422, title: 'Plan mixes currencies',
    detail: 'A price of the plan is in another currency than the plan.',
  },
  plan_interval_too_long: {
    status: 422, title: 'Interval is longer than three years',
    detail: 'A billing interval lasts three years at most.',
  },
  plan_items_invalid: {
    status: 422, title: 'Plan items do not fit',
    detail: 'The items do not fit together; errors names every fault.',
  },
  subscription_items_invalid: {
    status: 422, title: 'Subscription items do not fit',
    detail: 'The items do not fit the plan; errors names every fault.',
  },
  time_range_invalid: {
    status: 422, title: 'Time range is empty',
    detail: 'The end must be after the start.',
  },
  test_clock_backwards: {
    status: 422, title: 'Clock cannot move back',
    detail: 'A clock never moves back; send an instant that is not before its present.',
  },
  usage_batch_rejected: {
    status: 422, title: 'Atomic batch holds a bad event',
    detail: 'An event of the atomic batch is bad; errors names every fault and nothing was stored.',
  },
  usage_correction_refused: {
    status: 422, title: 'Usage event cannot be corrected',
    detail: 'The event cannot be corrected so; errors names every fault and nothing changed.',
  },
  usage_query_invalid: {
    status: 422, title: 'Usage query does not fit its meter',
    detail: 'The query cannot be answered so; errors says why.',
  },
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

export type ProblemCode = keyof typeof problems

/** The row of a code, or nothing where the domain made up a code that is not registered. */
export const problemRow = (code: string): ProblemRow | undefined =>
  Object.hasOwn(problems, code) ? problems[code as ProblemCode] : undefined
