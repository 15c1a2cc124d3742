import type { Operation } from '../src/openapi.ts'
import { hasHeader, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'responses-carry-spec-version',
  given: places.operations,
  severity: 'error',
  message: 'Every response carries the header Valora-Spec-Version',
  fix: 'Refer to the ValoraSpecVersion header in the response',
  restsOn: ['VER-3.2'],
  *function(operation, { root }) {
    for (const [status, { headers }] of responsesOf(operation, root)) {
      if (hasHeader(headers, 'valora-spec-version')) continue
      yield { at: ['responses', status], detail: `${status} does not` }
    }
  },
})
