import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const secret = /(^|_)(secret|password|private_key|api_key|plaintext)$/

export default defineRule<Schema>({
  id: 'secrets-are-shown-once',
  given: places.componentSchemas,
  severity: 'error',
  message: 'Only what creates a secret shows it',
  fix: 'Show the secret in <Name>Created alone',
  restsOn: ['SEC-2.1', 'OWASP API3:2023'],
  *function(outermost, { path }) {
    if (String(path.at(-1)).endsWith('Created')) return
    for (const { schema, at } of eachSubschema(outermost)) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!secret.test(name) || property.type !== 'string') continue
        yield { at: [...at, 'properties', name], detail: 'it is shown at every read' }
      }
    }
  },
})
