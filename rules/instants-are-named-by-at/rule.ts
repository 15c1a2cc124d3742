import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { namesOf } from '../src/schema-types.ts'

const named = /(_at|_by|^start|^end|_end|_anchor|^timestamp|^time|^now|^at|^to)$/

export default defineRule<Schema>({
  id: 'instants-are-named-by-at',
  given: places.componentSchemas,
  severity: 'error',
  message: 'A property that holds an instant ends in _at, or is a start or an end',
  fix: 'Name the property <what>_at, or start and end within a period',
  restsOn: ['TIM-1.1', 'design: one word for one thing'],
  *function(outermost, { root }) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!namesOf(property, root).has('Timestamp') || named.test(name)) continue
        yield { at: [...at, 'properties', name], detail: `${name} does not say so` }
      }
    }
  },
})
