import { isDecimalSchemaName } from '../src/money-names.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const longest = 100

export default defineRule<Schema>({
  id: 'decimal-strings-are-bounded',
  given: places.componentSchemas,
  severity: 'error',
  message: 'A decimal string has a pattern and a bounded length',
  fix: 'Add pattern and maxLength (at most 100)',
  restsOn: ['MON-1.2', 'MON-3.2', 'MON-3.3', 'OWASP API4:2023'],
  *function(schema, { path }) {
    const name = String(path.at(-1))
    if (!isDecimalSchemaName(name) || schema.type !== 'string') return
    const { pattern, maxLength } = schema
    if (typeof pattern !== 'string') yield { detail: `${name} has no pattern` }
    if (typeof maxLength !== 'number') yield { detail: `${name} has no maxLength` }
    else if (maxLength > longest) {
      yield { at: ['maxLength'], detail: `${name} may have ${maxLength} characters` }
    }
  },
})
