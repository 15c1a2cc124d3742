import type { Operation } from '../src/openapi.ts'
import { responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const creates = /^(create|add|apply|record|regenerate)[A-Z]/

export default defineRule<Operation>({
  id: 'created-objects-answer-201',
  given: places.operations,
  severity: 'error',
  message: 'What creates an object answers 201, and nothing else does',
  fix: 'Answer 201 for create, add, apply, record and regenerate, and 200 otherwise',
  restsOn: ['RES-1.1', 'RFC 9110 section 15.3.2'],
  *function(operation, { root }) {
    const { operationId = '' } = operation
    const success = responsesOf(operation, root).find(([status]) => status.startsWith('2'))?.[0]
    if (success === undefined || (success === '201') === creates.test(operationId)) return
    yield { at: ['responses', success], detail: `${operationId} answers ${success}` }
  },
})
