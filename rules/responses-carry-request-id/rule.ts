import type { Operation } from '../src/openapi.ts'
import { hasHeader, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'responses-carry-request-id',
  given: places.operations,
  severity: 'error',
  message: 'Every response carries the header Request-Id',
  fix: 'Refer to the Request-Id header in the response',
  restsOn: ['ERR-2.1', 'OWASP API8:2023'],
  *function(operation, { root }) {
    for (const [status, { headers }] of responsesOf(operation, root)) {
      if (hasHeader(headers, 'request-id')) continue
      yield { at: ['responses', status], detail: `${status} does not` }
    }
  },
})
