import type { Operation } from '../src/openapi.ts'
import { hasHeader, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'unauthenticated-carries-a-challenge',
  given: places.operations,
  severity: 'error',
  message: 'A 401 carries the header WWW-Authenticate',
  fix: 'Refer to the WWW-Authenticate header in the response',
  restsOn: ['SEC-1.1', 'RFC 9110 section 11.6.1', 'OWASP API2:2023'],
  *function(operation, { root }) {
    for (const [status, { headers }] of responsesOf(operation, root)) {
      if (status !== '401' || hasHeader(headers, 'www-authenticate')) continue
      yield { at: ['responses', status], detail: 'it does not' }
    }
  },
})
