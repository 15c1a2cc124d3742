import type { ProblemRow } from './problem-row.ts'

/** What is well formed and refused by its meaning. */
export const meaningProblems = {
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
  subscription_start_invalid: {
    status: 422, title: 'Start, trial or anchor does not fit',
    detail: 'The start lies more than 1095 days or 366 periods back, or the trial ends before it; '
      + 'errors says which.',
  },
  cancel_at_invalid: {
    status: 422, title: 'End lies in the past',
    detail: 'The cancel_at of the request is not after the clock of the customer.',
  },
  change_in_billed_period: {
    status: 422, title: 'Change lies in billed time',
    detail: 'The effective_at of the request lies before what is billed already, or before the '
      + 'start.',
  },
  preview_token_invalid: {
    status: 422, title: 'Preview token is not valid here',
    detail: 'The token is unknown, has expired or was given for another change.',
  },
  subscription_changes_limit: {
    status: 422, title: 'Too many scheduled changes',
    detail: 'A subscription has 20 scheduled changes at most; withdraw one.',
  },
  invoice_lines_invalid: {
    status: 422, title: 'Invoice lines do not fit',
    detail: 'A line does not fit its invoice; errors names each.',
  },
  payment_exceeds_remaining: {
    status: 422, title: 'Payment is above what remains',
    detail: 'The payment is above amount_remaining.',
  },
  coupon_definition_invalid: {
    status: 422, title: 'Coupon contradicts itself',
    detail: 'The parts of the coupon contradict each other; errors names each.',
  },
  coupon_not_redeemable: {
    status: 422, title: 'Coupon cannot be redeemed',
    detail: 'The coupon is archived, expired, used up or in another currency; reason says which.',
  },
  tax_rate_invalid: {
    status: 422, title: 'Tax rate does not fit',
    detail: 'The percentage is above 100, or a rate stands twice; errors names each.',
  },
  credit_grant_invalid: {
    status: 422, title: 'Credit grant contradicts itself',
    detail: 'The amount, times or precision do not fit; errors names each.',
  },
  credit_note_exceeds_line: {
    status: 422, title: 'Credit note is above what the line carries',
    detail: 'A line would be credited beyond what it still carries; errors names each.',
  },
  time_range_invalid: {
    status: 422, title: 'Time range is empty',
    detail: 'The end must be after the start.',
  },
  test_clock_backwards: {
    status: 422, title: 'Clock cannot move back',
    detail: 'A clock never moves back; send an instant that is not before its present.',
  },
  currency_mismatch: {
    status: 422, title: 'Another currency',
    detail: 'The amount or plan is in another currency than what it is for.',
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
} as const satisfies { readonly [code: string]: ProblemRow }
