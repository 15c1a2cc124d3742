import type { ProblemRow } from './problem-row.ts'

/** What is not there, or is another organization's (SEC 1). */
export const notFoundProblems = {
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
  subscription_change_not_found: {
    status: 404, title: 'Subscription change not found',
    detail: 'The subscription has no change of this id.',
  },
  invoice_not_found: {
    status: 404, title: 'Invoice not found',
    detail: 'The invoice does not exist.',
  },
  tax_rate_not_found: {
    status: 404, title: 'Tax rate not found',
    detail: 'The tax rate does not exist.',
  },
  coupon_not_found: {
    status: 404, title: 'Coupon not found',
    detail: 'The coupon does not exist.',
  },
  discount_not_found: {
    status: 404, title: 'Discount not found',
    detail: 'The customer has no discount of this id.',
  },
  credit_note_not_found: {
    status: 404, title: 'Credit note not found',
    detail: 'The credit note does not exist.',
  },
  credit_grant_not_found: {
    status: 404, title: 'Credit grant not found',
    detail: 'The credit grant does not exist.',
  },
  test_clock_not_found: {
    status: 404, title: 'Test clock not found',
    detail: 'The test clock does not exist.',
  },
} as const satisfies { readonly [code: string]: ProblemRow }
