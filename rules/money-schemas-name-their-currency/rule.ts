import { isMoneySchemaName } from '../src/money-names.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Schema>({
  id: 'money-schemas-name-their-currency',
  given: places.componentSchemas,
  severity: 'error',
  message: 'A schema of money says where its currency stands',
  fix: "Add 'x-currency: enclosing' to the schema",
  restsOn: ['MON-2.1'],
  *function(schema, { path }) {
    const name = String(path.at(-1))
    if (!isMoneySchemaName(name) || schema.type !== 'string') return
    if (schema['x-currency'] === 'enclosing') return
    yield { detail: `${name} has no x-currency` }
  },
})
