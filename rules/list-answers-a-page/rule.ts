import type { Operation } from '../src/openapi.ts'
import { isPagedList, responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf, requiredOf, typesOf } from '../src/schema-types.ts'

const members = { data: 'array', has_more: 'boolean', next_cursor: 'string' }

export default defineRule<Operation>({
  id: 'list-answers-a-page',
  given: places.operations,
  severity: 'error',
  message: 'A list answers {data, has_more, next_cursor}, all required',
  fix: 'Answer a page schema such as CustomerList, or say why not in x-unpaged',
  restsOn: ['PAG-4.1', 'PAG-4.2'],
  *function(operation, { root }) {
    if (!isPagedList(operation)) return
    const answer = responsesOf(operation, root).find(([status]) => status === '200')?.[1]
    const schema = answer?.content?.['application/json']?.schema
    if (schema === undefined) {
      yield { at: ['responses', '200'], detail: 'there is no JSON answer' }
      return
    }
    const properties = propertiesOf(schema, root)
    const required = requiredOf(schema, root)
    for (const [name, type] of Object.entries(members)) {
      const property = properties[name]
      if (property === undefined || !typesOf(property, root).has(type) || !required.has(name)) {
        yield { at: ['responses', '200'], detail: `${name} is no required ${type}` }
      }
    }
  },
})
