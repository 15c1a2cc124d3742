import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { namesOf, typesOf } from '../src/schema-types.ts'

const isInstant = (name: string): boolean => /(^|_)at$|^(timestamp|start|end)$/.test(name)

export default defineRule<Schema>({
  id: 'timestamps-use-the-common-schema',
  given: places.schemas,
  severity: 'error',
  message: 'An instant is a Timestamp: RFC 3339 in UTC with Z',
  fix: 'Refer to the component Timestamp',
  restsOn: ['TIM-1.1', 'RFC 3339'],
  *function(outermost, { path, root }) {
    if (path.at(-1) === 'Timestamp') {
      if (outermost['format'] !== 'date-time') yield { detail: 'its format is not date-time' }
      return
    }
    for (const { schema, at } of eachSubschema(outermost)) {
      if (schema['format'] === 'date-time') yield { at, detail: 'a date-time of its own' }
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!isInstant(name) || !typesOf(property, root).has('string')) continue
        if (namesOf(property, root).has('Timestamp') || property['format'] === 'date-time') continue
        yield { at: [...at, 'properties', name], detail: `${name} is another string` }
      }
    }
  },
})
