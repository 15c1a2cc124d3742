import { eachSubschema } from '../src/each-subschema.ts'
import { extensions } from '../src/extensions.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import type { JsonObject } from '../src/json.ts'

export default defineRule<JsonObject>({
  id: 'extensions-are-known',
  given: [...places.operations, ...places.schemas],
  severity: 'error',
  message: 'An x- keyword is one of the contract, where it belongs',
  fix: 'Correct its spelling, or add it to rules/src/extensions.ts',
  restsOn: ['OpenAPI 3.1 section 4.9'],
  *function(node, { path }) {
    const isSchema = path.at(-1) === 'schema' || path[1] === 'schemas'
    const known = isSchema ? extensions.schema : extensions.operation
    for (const { schema, at } of isSchema ? eachSubschema(node) : [{ schema: node, at: [] }]) {
      for (const keyword of Object.keys(schema)) {
        if (!keyword.startsWith('x-') || known.has(keyword)) continue
        yield { at: [...at, keyword], detail: `${keyword} is unknown here` }
      }
    }
  },
})
