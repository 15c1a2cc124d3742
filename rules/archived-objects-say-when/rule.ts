import type { Operation } from '../src/openapi.ts'
import { responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf } from '../src/schema-types.ts'

export default defineRule<Operation>({
  id: 'archived-objects-say-when',
  given: places.operations,
  severity: 'error',
  message: 'What can be archived says when it was',
  fix: 'Add archived_at to the schema that the archiving answers',
  restsOn: ['RES-1.2', 'design: nothing is deleted'],
  *function(operation, { root }) {
    if (!/^archive[A-Z]/.test(operation.operationId ?? '')) return
    const [, success] = responsesOf(operation, root).find(([status]) => status === '200') ?? []
    const schema = success?.content?.['application/json']?.schema
    if (schema !== undefined && 'archived_at' in propertiesOf(schema, root)) return
    yield { at: ['responses'], detail: 'archived_at is missing' }
  },
})
