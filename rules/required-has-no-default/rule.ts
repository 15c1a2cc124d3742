import { eachSubschema } from '../src/each-subschema.ts'
import type { JsonObject } from '../src/json.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const isParameter = (node: JsonObject): boolean => typeof node['in'] === 'string'

export default defineRule<JsonObject>({
  id: 'required-has-no-default',
  given: [...places.parameters, ...places.schemas],
  severity: 'error',
  message: 'What is required has no default',
  fix: 'Remove the default, or make it optional',
  restsOn: ['JSON Schema 2020-12 validation section 9.2', 'OpenAPI 3.1 section 4.8.12'],
  *function(node) {
    const schema = node['schema'] as Schema | undefined
    if (isParameter(node)) {
      if (node['required'] === true && schema?.['default'] !== undefined) {
        yield { at: ['schema', 'default'], detail: `${String(node['name'])} is required` }
      }
      return
    }
    for (const { schema: part, at } of eachSubschema(node)) {
      for (const [name, property] of Object.entries(part.properties ?? {})) {
        if (property['default'] === undefined || part.required?.includes(name) !== true) continue
        yield { at: [...at, 'properties', name, 'default'], detail: `${name} is required` }
      }
    }
  },
})
