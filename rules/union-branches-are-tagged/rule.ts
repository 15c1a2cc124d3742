import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { resolve } from '../src/resolve.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'union-branches-are-tagged',
  given: places.schemas,
  severity: 'error',
  message: 'Each branch of a union is a plain object with its own required const tag',
  fix: 'Give the branch the tag as a const in properties and in required, without allOf',
  restsOn: ['OpenAPI 3.1 section 4.8.25', 'design: one shape of union works in every tool'],
  *function(outermost, { root }) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (schema.discriminator === undefined) continue
      const { propertyName, mapping = {} } = schema.discriminator
      for (const [tag, $ref] of Object.entries(mapping)) {
        const place = [...at, 'discriminator', 'mapping', tag]
        const branch = resolve<Schema>({ $ref }, root)
        if (branch === undefined) yield { at: place, detail: `${$ref} does not exist` }
        else if (branch.allOf !== undefined) yield { at: place, detail: `${tag} is an allOf` }
        else if (branch.properties?.[propertyName]?.const !== tag) {
          yield { at: place, detail: `${propertyName} is not const ${tag}` }
        } else if (branch.required?.includes(propertyName) !== true) {
          yield { at: place, detail: `${propertyName} is not required` }
        }
      }
    }
  },
})
