import { eachSubschema } from '../src/each-subschema.ts'
import { isMoneyName } from '../src/money-names.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { faces, typesOf } from '../src/schema-types.ts'

export default defineRule<Schema>({
  id: 'money-is-a-string',
  given: places.schemas,
  severity: 'error',
  message: 'Money, prices and quantities are decimal strings',
  fix: 'Refer to Amount, UnitPrice or Quantity instead',
  restsOn: ['MON-1.1', 'MON-1.2', 'RFC 8259 section 6: JSON numbers promise no precision'],
  *function(outermost, { root }) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!isMoneyName(name)) continue
        const items = faces(property, root).map((face) => face.items ?? {})
        const types = [property, ...items].flatMap((each) => [...typesOf(each, root)])
        const number = types.find((type) => type === 'number' || type === 'integer')
        if (number === undefined) continue
        yield { at: [...at, 'properties', name], detail: `${name} is of type ${number}` }
      }
    }
  },
})
