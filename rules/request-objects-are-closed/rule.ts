import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { reach } from '../src/reach.ts'
import { defineRule } from '../src/rule.ts'
import { hasType } from '../src/schema-types.ts'

const combining = ['oneOf', 'anyOf', 'allOf', '$ref']

// A schema that only combines others is as closed as they are.
const isObject = (schema: Schema): boolean => schema.properties !== undefined
  || (hasType(schema, 'object') && !combining.some((keyword) => keyword in schema))

const isClosed = (schema: Schema): boolean =>
  schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false

export default defineRule<Schema>({
  id: 'request-objects-are-closed',
  given: places.schemas,
  severity: 'error',
  message: 'An object in a request refuses unknown properties',
  fix: 'Add additionalProperties: false, or x-open-map: true where any name is welcome',
  restsOn: ['ERR-3.1', 'OWASP API3:2023'],
  *function(outermost, { root }) {
    const { body } = reach(root)
    for (const { schema, at, around } of eachSubschema(outermost)) {
      if (!body.has(schema) || !isObject(schema) || schema['x-open-map'] === true) continue
      if (isClosed(schema) || around.some(isClosed)) continue
      yield { at, detail: 'it is open' }
    }
  },
})
