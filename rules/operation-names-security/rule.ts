import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'operation-names-security',
  given: places.operations,
  severity: 'error',
  message: 'An operation says by itself who may call it, by declared schemes',
  fix: 'Add security with a scheme of components.securitySchemes, or [] for a public operation',
  restsOn: ['SEC-1.1', 'OWASP API2:2023', 'OWASP API5:2023'],
  *function({ security }, { root }) {
    if (!Array.isArray(security)) {
      yield { detail: 'security is missing' }
      return
    }
    const declared = root.components?.securitySchemes ?? {}
    for (const [index, alternative] of security.entries()) {
      const schemes = Object.keys(alternative)
      const at = ['security', index]
      if (schemes.length === 0) yield { at, detail: 'an empty alternative makes it public' }
      for (const scheme of schemes) {
        if (!(scheme in declared)) yield { at, detail: `${scheme} is not declared` }
      }
    }
  },
})
