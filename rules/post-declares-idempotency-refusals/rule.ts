import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'post-declares-idempotency-refusals',
  given: places.posts,
  severity: 'error',
  message: 'Every POST declares 409 and 422 with the problems of idempotency',
  fix: 'Declare both responses and add the codes to x-problems',
  restsOn: [
    'IDM-1.2', 'IDM-1.3', 'IDM-1.4',
    'draft-ietf-httpapi-idempotency-key-header section 2.7',
  ],
  *function(operation) {
    for (const status of ['409', '422']) {
      if (operation.responses?.[status] !== undefined) continue
      yield { at: ['responses'], detail: `${status} is missing` }
    }
    const codes = ['idempotency_in_progress', 'idempotency_key_reused',
      ...(operation['x-money'] === true ? ['idempotency_key_required'] : [])]
    const named = operation['x-problems']
    for (const code of codes) {
      if (!Array.isArray(named) || !named.includes(code)) yield { detail: `${code} is not named` }
    }
  },
})
