import { exampleValidator } from '../src/example-validator.ts'
import { examplesOf } from '../src/examples-of.ts'
import type { Contract } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Contract>({
  id: 'examples-validate',
  given: places.root,
  severity: 'error',
  message: 'Every example is valid against its schema',
  fix: 'Correct the example, or the schema if the example is right',
  restsOn: ['JSON Schema 2020-12', 'design: an example CI validates'],
  *function(root) {
    const validate = exampleValidator(root)
    for (const { value, at, schemaAt } of examplesOf(root)) {
      for (const detail of validate(value, schemaAt)) yield { at, detail }
    }
  },
})
