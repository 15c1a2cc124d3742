import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'schemas-are-pascal-case',
  given: places.componentSchemas,
  severity: 'error',
  message: 'Component schemas are named in PascalCase',
  fix: 'Rename the file like InvoiceLine.yaml',
  restsOn: ['design: PascalCase schemas'],
  *function(_schema, { path }) {
    const name = String(path.at(-1))
    if (!/^([A-Z][a-z0-9]+)+$/.test(name)) yield { detail: name }
  },
})
