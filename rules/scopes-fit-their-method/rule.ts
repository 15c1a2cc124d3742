import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const wanted = (method: string, operationId: string): RegExp =>
  method === 'get' ? /:read$/ : /^preview[A-Z]/.test(operationId) ? /:(read|write)$/ : /:write$/

export default defineRule<Operation>({
  id: 'scopes-fit-their-method',
  given: places.operations,
  severity: 'error',
  message: 'A read needs a scope that reads, and a change one that writes',
  fix: 'Name the scope <things>:read or <things>:write after what the operation does',
  restsOn: ['SEC-1.2', 'OWASP API5:2023'],
  *function({ security = [], operationId = '' }, { path }) {
    const form = wanted(String(path.at(-1)), operationId)
    for (const [index, scheme] of security.entries()) {
      for (const scope of Object.values(scheme).flat()) {
        if (!form.test(scope)) yield { at: ['security', index], detail: `${scope} does not fit` }
      }
    }
  },
})
