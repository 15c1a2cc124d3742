import { eachSubschema } from '../src/each-subschema.ts'
import type { JsonObject } from '../src/json.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<JsonObject>({
  id: 'deprecated-names-sunset',
  given: [...places.operations, ...places.parameters, ...places.schemas],
  severity: 'error',
  message: 'What is deprecated says in x-sunset on which day it may go',
  fix: 'Add x-sunset: YYYY-MM-DD',
  restsOn: ['RFC 8594', 'RFC 9745'],
  *function(node, { path }) {
    const isSchema = path.at(-1) === 'schema' || path[1] === 'schemas'
    for (const { schema, at } of isSchema ? eachSubschema(node) : [{ schema: node, at: [] }]) {
      if (schema['deprecated'] !== true) continue
      const sunset = schema['x-sunset']
      if (typeof sunset === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(sunset)) continue
      yield { at, detail: 'the day is missing' }
    }
  },
})
