import type { Parameter } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { isSnakeCase } from '../src/snake-case.ts'

export default defineRule<Parameter>({
  id: 'query-parameters-are-snake-case',
  given: places.parameters,
  severity: 'error',
  message: 'Query and path parameters are written in snake_case',
  fix: 'Rename it like customer_id',
  restsOn: ['design: snake_case properties and query parameters'],
  *function({ name, in: where }) {
    if (where !== 'query' && where !== 'path') return
    if (!isSnakeCase(name)) yield { at: ['name'], detail: name }
  },
})
