import type { Operation } from '../src/openapi.ts'
import { isErrorStatus, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { namesOf } from '../src/schema-types.ts'

const problemType = 'application/problem+json'

export default defineRule<Operation>({
  id: 'errors-are-problem-json',
  given: places.operations,
  severity: 'error',
  message: 'Every 4xx and 5xx answers application/problem+json with the schema Problem',
  fix: 'Refer to one of the shared problem responses',
  restsOn: ['ERR-2.1', 'RFC 9457'],
  *function(operation, { root }) {
    for (const [status, { content = {} }] of responsesOf(operation, root)) {
      if (!isErrorStatus(status)) continue
      const at = ['responses', status]
      const types = Object.keys(content)
      if (types.length !== 1 || types[0] !== problemType) {
        yield { at, detail: `${status} answers ${types.join(', ') || 'nothing'}` }
      }
      const schema = content[problemType]?.schema
      if (schema !== undefined && !namesOf(schema, root).has('Problem')) {
        yield { at, detail: `${status} has another schema` }
      }
    }
  },
})
