import type { PathItem } from '../src/openapi.ts'
import { methods } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<PathItem>({
  id: 'paths-with-ids-declare-404',
  given: places.pathItems,
  severity: 'error',
  message: 'An operation on a path with an id declares 404',
  fix: 'Refer to the shared NotFound response',
  restsOn: ['SEC-1.3', 'RFC 9110 section 15.5.5', 'OWASP API1:2023'],
  *function(item, { path }) {
    if (!String(path.at(-1)).includes('{')) return
    for (const method of methods) {
      const operation = item[method]
      if (operation === undefined || operation.responses?.['404'] !== undefined) continue
      yield { at: [method, 'responses'], detail: `${method} does not` }
    }
  },
})
