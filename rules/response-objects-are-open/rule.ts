import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { reach } from '../src/reach.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'response-objects-are-open',
  given: places.schemas,
  severity: 'error',
  message: 'An object that only responses hold is open to new properties',
  fix: 'Remove additionalProperties: false',
  restsOn: ['design: clients ignore unknown response properties'],
  *function(outermost, { root }) {
    const { body, response } = reach(root)
    for (const { schema, at } of eachSubschema(outermost)) {
      if (!response.has(schema) || body.has(schema)) continue
      for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
        if (schema[keyword] === false) yield { at: [...at, keyword], detail: 'it is closed' }
      }
    }
  },
})
