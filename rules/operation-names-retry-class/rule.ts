import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const classes: { [method: string]: readonly string[] } = {
  get: ['safe'],
  put: ['idempotent'],
  delete: ['idempotent', 'never'],
  patch: ['idempotent', 'never'],
  post: ['safe', 'idempotent', 'with-idempotency-key', 'never'],
}

export default defineRule<Operation>({
  id: 'operation-names-retry-class',
  given: places.operations,
  severity: 'error',
  message: 'An operation says in x-retry when it may be sent again',
  fix: 'Set x-retry to safe, idempotent, with-idempotency-key or never, as the method allows',
  restsOn: ['IDM-1.1', 'RFC 9110 sections 9.2.1 and 9.2.2'],
  *function(operation, { path }) {
    const method = String(path.at(-1))
    const retry = operation['x-retry']
    const allowed = classes[method] ?? []
    if (typeof retry !== 'string') yield { detail: 'x-retry is missing' }
    else if (!allowed.includes(retry)) {
      yield { at: ['x-retry'], detail: `${method.toUpperCase()} is one of ${allowed.join(', ')}` }
    } else if (operation['x-money'] === true && retry !== 'with-idempotency-key') {
      yield { at: ['x-retry'], detail: 'what creates money is with-idempotency-key' }
    }
  },
})
