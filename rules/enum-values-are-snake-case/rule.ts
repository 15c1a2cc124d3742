import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'enum-values-are-snake-case',
  given: places.componentSchemas,
  severity: 'error',
  message: 'Values of an enum are lower-case words joined by underscores',
  fix: 'Write the value in snake_case',
  restsOn: ['design: snake_case'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const value of schema.enum ?? []) {
        if (typeof value !== 'string' || /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(value)) continue
        yield { at: [...at, 'enum'], detail: `${value} is none` }
      }
    }
  },
})
