import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'no-nullable',
  given: places.schemas,
  severity: 'error',
  message: 'Null is a type; OpenAPI 3.1 has no nullable',
  fix: "Write type: [string, 'null'], or oneOf with { type: 'null' }",
  restsOn: ['OpenAPI 3.1 section 4.8.24', 'JSON Schema 2020-12 validation section 6.1.1'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const keyword of ['nullable', 'x-nullable']) {
        if (keyword in schema) yield { at: [...at, keyword], detail: `${keyword} is ignored` }
      }
    }
  },
})
