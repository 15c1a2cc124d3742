import type { PathItem } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<PathItem>({
  id: 'reads-have-no-body',
  given: places.pathItems,
  severity: 'error',
  message: 'GET and DELETE have no body',
  fix: 'Use query parameters, or make it a POST',
  restsOn: ['RFC 9110 sections 9.3.1 and 9.3.5'],
  *function(item) {
    for (const method of ['get', 'delete'] as const) {
      if (item[method]?.requestBody === undefined) continue
      yield { at: [method, 'requestBody'], detail: `${method.toUpperCase()} has one` }
    }
  },
})
