import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf } from '../src/schema-types.ts'

export default defineRule<Schema>({
  id: 'required-properties-exist',
  given: places.schemas,
  severity: 'error',
  message: 'What is required is also described, and listed once',
  fix: 'Add the property, or remove it from required',
  restsOn: ['JSON Schema 2020-12 validation section 6.5.3'],
  *function(outermost, { root }) {
    for (const { schema, at, around } of eachSubschema(outermost)) {
      const { required } = schema
      if (!Array.isArray(required)) continue
      const whole = [...around, schema]
      const known = new Set(whole.flatMap((each) => Object.keys(propertiesOf(each, root))))
      for (const [index, name] of required.entries()) {
        const place = [...at, 'required', index]
        if (!known.has(name)) yield { at: place, detail: `${name} is not described` }
        if (required.indexOf(name) !== index) yield { at: place, detail: `${name} is listed twice` }
      }
    }
  },
})
