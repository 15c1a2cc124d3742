import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { hasType } from '../src/schema-types.ts'

export default defineRule<Schema>({
  id: 'integers-are-bounded',
  given: places.schemas,
  severity: 'error',
  message: 'An integer has a minimum and a maximum that a double can hold',
  fix: 'Add minimum and maximum, at most 9007199254740991',
  restsOn: ['OWASP API4:2023', 'RFC 8259 section 6'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (!hasType(schema, 'integer') || schema.enum !== undefined || 'const' in schema) continue
      const low = schema['minimum'] ?? schema['exclusiveMinimum']
      const high = schema['maximum'] ?? schema['exclusiveMaximum']
      if (typeof low !== 'number') yield { at, detail: 'minimum is missing' }
      if (typeof high !== 'number') yield { at, detail: 'maximum is missing' }
      if (Math.max(Math.abs(Number(low ?? 0)), Math.abs(Number(high ?? 0))) > 2 ** 53) {
        yield { at, detail: 'the bound is not exact in JavaScript' }
      }
    }
  },
})
