import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { namesOf } from '../src/schema-types.ts'

// Ids that callers, senders or engines make up have no prefix of the contract.
const foreign = new Set(['external_id', 'customer_external_id', 'request_id', 'object_id'])

export default defineRule<Schema>({
  id: 'ids-use-their-own-schema',
  given: places.componentSchemas,
  severity: 'error',
  message: 'A property that names an object by its id uses the schema of that id',
  fix: 'Refer to the schema of the id, such as CustomerId',
  restsOn: ['SEC-1.4', 'design: ids have a prefix'],
  *function(outermost, { root }) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!name.endsWith('_id') || foreign.has(name)) continue
        if ([...namesOf(property, root)].some((each) => each.endsWith('Id'))) continue
        yield { at: [...at, 'properties', name], detail: 'it is any string' }
      }
    }
  },
})
