import type { Operation, Parameter } from '../src/openapi.ts'
import { isPagedList, itemAround, parametersOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { resolve } from '../src/resolve.ts'
import { defineRule } from '../src/rule.ts'

const wanted = { type: 'integer', minimum: 1, maximum: 100, default: 20 }

export default defineRule<Operation>({
  id: 'list-takes-limit-and-cursor',
  given: places.operations,
  severity: 'error',
  message: 'A list takes the query parameters limit (1 to 100, default 20) and cursor',
  fix: 'Refer to the Limit and Cursor parameters',
  restsOn: ['PAG-4.2', 'OWASP API4:2023'],
  *function(operation, { path, root }) {
    if (!isPagedList(operation)) return
    const parameters = parametersOf({ operation, item: itemAround(path, root) }, root)
    const query = (name: string): Parameter | undefined =>
      parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)
    const at = ['parameters']
    const limit = resolve(query('limit')?.schema, root)
    if (query('limit') === undefined) yield { at, detail: 'limit is missing' }
    for (const [keyword, value] of Object.entries(wanted)) {
      if (limit !== undefined && limit[keyword] !== value) {
        yield { at, detail: `limit has no ${keyword} ${value}` }
      }
    }
    if (query('cursor') === undefined) yield { at, detail: 'cursor is missing' }
  },
})
