import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { reach } from '../src/reach.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'response-enums-are-open',
  given: places.schemas,
  severity: 'error',
  message: 'An enum that only responses hold is open to new values',
  fix: 'Add x-open-enum: true',
  restsOn: ['design: response enums are open, request enums closed'],
  *function(outermost, { root }) {
    const { body, parameter, response } = reach(root)
    for (const { schema, at } of eachSubschema(outermost)) {
      if (schema.enum === undefined || !response.has(schema)) continue
      if (body.has(schema) || parameter.has(schema) || schema['x-open-enum'] === true) continue
      yield { at, detail: 'it is closed' }
    }
  },
})
