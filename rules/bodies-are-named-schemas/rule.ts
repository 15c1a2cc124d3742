import type { MediaType } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<MediaType>({
  id: 'bodies-are-named-schemas',
  given: places.mediaTypes,
  severity: 'error',
  message: 'The schema of a body is a component of its own',
  fix: 'Put the schema in a file under spec/schemas and refer to it',
  restsOn: ['OpenAPI 3.1 section 4.8.14', 'design: one schema per file'],
  *function({ schema }) {
    if (schema?.$ref?.startsWith('#/components/schemas/') === true) return
    yield { at: ['schema'], detail: schema === undefined ? 'it has no schema' : 'it is inline' }
  },
})
