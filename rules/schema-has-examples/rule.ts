import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'schema-has-examples',
  given: places.componentSchemas,
  severity: 'error',
  message: 'Every component schema has examples',
  fix: 'Add examples with at least one value',
  restsOn: ['JSON Schema 2020-12 validation section 9.5', 'design: an example CI validates'],
  *function({ examples }) {
    if (Array.isArray(examples) && examples.length > 0) return
    yield { at: ['examples'], detail: 'there is none' }
  },
})
