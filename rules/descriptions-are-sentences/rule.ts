import { eachSubschema } from '../src/each-subschema.ts'
import type { JsonObject } from '../src/json.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { isSentence } from '../src/sentence.ts'

export default defineRule<JsonObject>({
  id: 'descriptions-are-sentences',
  given: [...places.operations, ...places.parameters, ...places.responses, ...places.schemas],
  severity: 'error',
  message: 'A description is a sentence, and every component schema has one',
  fix: 'Begin with a capital and end with a full stop',
  restsOn: ['OpenAPI 3.1 section 4.8.24', 'design: contract words'],
  *function(node, { path }) {
    const [kind, sort] = path
    const isSchema = (kind === 'components' && sort === 'schemas') || path.at(-1) === 'schema'
    if (path.length === 3 && sort === 'schemas' && node['description'] === undefined) {
      yield { detail: 'there is none' }
    }
    for (const { schema, at } of isSchema ? eachSubschema(node) : [{ schema: node, at: [] }]) {
      const { description } = schema
      if (description === undefined || isSentence(description)) continue
      yield { at: [...at, 'description'], detail: JSON.stringify(description) }
    }
  },
})
