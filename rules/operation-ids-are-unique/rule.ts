import type { Contract } from '../src/openapi.ts'
import { operationsOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Contract>({
  id: 'operation-ids-are-unique',
  given: places.root,
  severity: 'error',
  message: 'An operationId names one operation',
  fix: 'Rename one of the two',
  restsOn: ['OpenAPI 3.1 section 4.8.10'],
  *function(root) {
    const first = new Map<string, string>()
    for (const { path, method, operation: { operationId } } of operationsOf(root)) {
      if (operationId === undefined) continue
      const key = operationId.toLowerCase()
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, `${method.toUpperCase()} ${path}`)
      else {
        yield {
          at: ['paths', path, method, 'operationId'],
          detail: `${operationId} is also ${earlier}`,
        }
      }
    }
  },
})
