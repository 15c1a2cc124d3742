import type { Parameter } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { resolve } from '../src/resolve.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Parameter>({
  id: 'queries-hold-no-secrets',
  given: places.parameters,
  severity: 'error',
  message: 'No secret stands in a query',
  fix: 'Take the secret from a header',
  restsOn: ['SEC-1.1', 'RFC 9110 section 17.9', 'OWASP API2:2023'],
  *function(node, { root }) {
    const parameter = resolve<Parameter>(node, root)
    if (parameter === undefined || parameter.in === 'header') return
    if (!/(^|_)(key|token|secret|password)$/.test(parameter.name)) return
    yield { at: ['name'], detail: `${parameter.name} would be in every log` }
  },
})
