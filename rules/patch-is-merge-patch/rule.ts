import type { Operation, RequestBody } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { resolve } from '../src/resolve.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'patch-is-merge-patch',
  given: places.patches,
  severity: 'error',
  message: 'A PATCH takes application/merge-patch+json and nothing else',
  fix: 'Make application/merge-patch+json the only media type of the body',
  restsOn: ['RES-1.3', 'RFC 7396', 'RFC 5789'],
  *function({ requestBody }, { root }) {
    const types = Object.keys(resolve<RequestBody>(requestBody, root)?.content ?? {})
    if (types.length === 1 && types[0] === 'application/merge-patch+json') return
    yield { at: ['requestBody'], detail: `it takes ${types.join(', ') || 'nothing'}` }
  },
})
