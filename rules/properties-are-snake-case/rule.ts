import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { isSnakeCase } from '../src/snake-case.ts'

export default defineRule<Schema>({
  id: 'properties-are-snake-case',
  given: places.schemas,
  severity: 'error',
  message: 'Properties are written in snake_case',
  fix: 'Rename it like created_at',
  restsOn: ['design: snake_case properties and query parameters'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const name of Object.keys(schema.properties ?? {})) {
        if (!isSnakeCase(name)) yield { at: [...at, 'properties', name], detail: name }
      }
    }
  },
})
