import type { Contract } from '../src/openapi.ts'
import { operationsOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Contract>({
  id: 'scopes-are-declared',
  given: places.root,
  severity: 'error',
  message: 'An operation with apiKey names its scope, and the root lists every scope',
  fix: 'Name a scope of x-scopes, add it there, or remove the one that no operation needs',
  restsOn: ['SEC-1.1', 'OWASP API5:2023'],
  *function(root) {
    const listed = root['x-scopes'] ?? []
    const declared = new Set(Array.isArray(listed) ? listed : Object.keys(listed))
    const used = new Set<string>()
    for (const { path, method, operation: { security = [] } } of operationsOf(root)) {
      for (const [index, alternative] of security.entries()) {
        const at = ['paths', path, method, 'security', index]
        if (alternative['apiKey']?.length === 0) yield { at, detail: 'it names no scope' }
        for (const scope of Object.values(alternative).flat()) {
          used.add(scope)
          if (!declared.has(scope)) yield { at, detail: `${scope} is not in x-scopes` }
        }
      }
    }
    const idle = [...declared].filter((scope) => !used.has(scope))
    for (const scope of idle) yield { at: ['x-scopes'], detail: `no operation needs ${scope}` }
  },
})
