import { eachSubschema } from '../src/each-subschema.ts'
import { isObject } from '../src/json.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { hasType } from '../src/schema-types.ts'

const shapes = ['properties', 'oneOf', 'anyOf', 'allOf', '$ref']

const isMap = (schema: Schema): boolean => {
  const rest = schema['additionalProperties']
  if (isObject(rest) || rest === true || schema['x-open-map'] !== undefined) return true
  return hasType(schema, 'object') && rest !== false && !shapes.some((keyword) => keyword in schema)
}

export default defineRule<Schema>({
  id: 'open-maps-are-bounded',
  given: places.schemas,
  severity: 'error',
  message: 'A map of free names says so and has maxProperties and a schema for its values',
  fix: 'Add x-open-map: true, maxProperties and additionalProperties with a schema',
  restsOn: ['OWASP API4:2023', 'ERR-3.1'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (!isMap(schema)) continue
      if (schema['x-open-map'] !== true) yield { at, detail: 'x-open-map is not true' }
      if (schema['maxProperties'] === undefined) yield { at, detail: 'maxProperties is missing' }
      if (!isObject(schema['additionalProperties'])) yield { at, detail: 'values have no schema' }
    }
  },
})
