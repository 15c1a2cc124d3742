import { eachSubschema } from '../src/each-subschema.ts'
import type { Contract, Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf, typesOf } from '../src/schema-types.ts'

const isObjectBranch = (branch: Schema, root: Contract): boolean =>
  typesOf(branch, root).has('object') || Object.keys(propertiesOf(branch, root)).length > 0

export default defineRule<Schema>({
  id: 'union-has-discriminator',
  given: places.schemas,
  severity: 'error',
  message: 'A union of objects has a discriminator that maps every branch',
  fix: 'Write a oneOf of references with discriminator.propertyName and a full mapping',
  restsOn: ['OpenAPI 3.1 section 4.8.25', 'design: one shape of union works in every tool'],
  *function(outermost, { root }) {
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const keyword of ['oneOf', 'anyOf'] as const) {
        const branches = (schema[keyword] ?? []).filter((branch) => isObjectBranch(branch, root))
        if (branches.length < 2) continue
        const { propertyName, mapping = {} } = schema.discriminator ?? {}
        const mapped = Object.values(mapping)
        if (keyword === 'anyOf') yield { at, detail: 'it is an anyOf; use oneOf' }
        if (propertyName === undefined) yield { at, detail: 'there is none' }
        else if (mapped.length === 0) yield { at, detail: 'it has no mapping' }
        else if (mapped.length !== branches.length
          || branches.some(({ $ref = '' }) => !mapped.includes($ref))) {
          yield { at, detail: 'branches and mapping differ' }
        }
      }
    }
  },
})
