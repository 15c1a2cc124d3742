import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { reach } from '../src/reach.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'request-enums-are-closed',
  given: places.schemas,
  severity: 'error',
  message: 'An enum in a request is closed',
  fix: 'Give the request its own enum without x-open-enum',
  restsOn: ['design: response enums are open, request enums closed'],
  *function(outermost, { root }) {
    const { body, parameter } = reach(root)
    for (const { schema, at } of eachSubschema(outermost)) {
      if (schema.enum === undefined || schema['x-open-enum'] !== true) continue
      if (!body.has(schema) && !parameter.has(schema)) continue
      yield { at: [...at, 'x-open-enum'], detail: 'it is marked as open' }
    }
  },
})
