import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const guards = ['401', '403', '429', '500', '503']

export default defineRule<Operation>({
  id: 'secured-operations-declare-guards',
  given: places.operations,
  severity: 'error',
  message: 'A secured operation declares 401, 403, 429, 500 and 503',
  fix: 'Refer to the shared responses',
  restsOn: ['SEC-1.1', 'ERR-2.5', 'OWASP API4:2023', 'OWASP API5:2023'],
  *function({ security, responses = {} }) {
    if (security === undefined || security.length === 0) return
    const missing = guards.filter((status) => responses[status] === undefined)
    if (missing.length > 0) yield { at: ['responses'], detail: `${missing.join(', ')} missing` }
  },
})
