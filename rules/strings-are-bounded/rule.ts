import { isBoundedPattern } from '../src/bounded-pattern.ts'
import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { hasType } from '../src/schema-types.ts'

const boundedFormats = new Set(['date-time', 'date', 'uuid'])

const isBounded = (schema: Schema): boolean =>
  ['maxLength', 'enum', 'const'].some((keyword) => schema[keyword] !== undefined)
  || boundedFormats.has(String(schema['format']))
  || (typeof schema['pattern'] === 'string' && isBoundedPattern(schema['pattern']))

export default defineRule<Schema>({
  id: 'strings-are-bounded',
  given: places.schemas,
  severity: 'error',
  message: 'A string has a greatest length',
  fix: 'Add maxLength, or a pattern that ends',
  restsOn: ['OWASP API4:2023'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (hasType(schema, 'string') && !isBounded(schema)) yield { at, detail: 'it has none' }
    }
  },
})
