import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { hasType } from '../src/schema-types.ts'

export default defineRule<Schema>({
  id: 'arrays-are-bounded',
  given: places.schemas,
  severity: 'error',
  message: 'An array has maxItems and says what its items are',
  fix: 'Add maxItems and items',
  restsOn: ['OWASP API4:2023', 'PAG-4.2'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (!hasType(schema, 'array')) continue
      if (schema['maxItems'] === undefined) yield { at, detail: 'maxItems is missing' }
      if (schema.items === undefined && schema['prefixItems'] === undefined) {
        yield { at, detail: 'items is missing' }
      }
    }
  },
})
