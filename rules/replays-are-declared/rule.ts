import type { Operation } from '../src/openapi.ts'
import { hasHeader, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'replays-are-declared',
  given: places.posts,
  severity: 'error',
  message: 'The success of a POST declares Idempotency-Replayed',
  fix: 'Refer to the Idempotency-Replayed header in the response',
  restsOn: ['IDM-1.1', 'draft-ietf-httpapi-idempotency-key-header'],
  *function(operation, { root }) {
    for (const [status, { headers }] of responsesOf(operation, root)) {
      if (!status.startsWith('2') || hasHeader(headers, 'idempotency-replayed')) continue
      yield { at: ['responses', status], detail: `${status} does not` }
    }
  },
})
