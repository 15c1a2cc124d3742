import type { Operation } from '../src/openapi.ts'
import { hasHeader, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const mayStillRun = ({ 'x-problems': codes }: Operation): boolean =>
  Array.isArray(codes) && codes.includes('idempotency_in_progress')

export default defineRule<Operation>({
  id: 'busy-responses-carry-retry-after',
  given: places.operations,
  severity: 'error',
  message: 'A 429, a 503 and the 409 of a running request carry Retry-After',
  fix: 'Refer to the RetryAfter header in the response',
  restsOn: [
    'IDM-1.4', 'design: 429 carries Retry-After', 'RFC 9110 section 10.2.3', 'RFC 6585 section 4',
  ],
  *function(operation, { root }) {
    for (const [status, { headers }] of responsesOf(operation, root)) {
      const runs = status === '409' && mayStillRun(operation)
      const isBusy = runs || status === '429' || status === '503'
      if (!isBusy || hasHeader(headers, 'retry-after')) continue
      yield { at: ['responses', status], detail: `${status} does not` }
    }
  },
})
