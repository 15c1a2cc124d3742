import { faultOfPattern } from '../src/pattern-fault.ts'
import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'patterns-are-anchored',
  given: places.schemas,
  severity: 'error',
  message: 'A pattern is a regular expression that covers the whole text',
  fix: 'Write it as ^...$ with alternatives in parentheses',
  restsOn: ['JSON Schema 2020-12 core section 6.4', 'ECMA-262'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      const { pattern } = schema
      if (typeof pattern !== 'string') continue
      const detail = faultOfPattern(pattern)
      if (detail !== undefined) yield { at: [...at, 'pattern'], detail }
    }
  },
})
